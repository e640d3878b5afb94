import type { Site } from '../../../../../server/src/contracts/site';
import type { AssetText } from '../../../../../server/src/contracts/texts';
import { useTranslation } from '../../../hooks/useTranslation';

/** Why a text waits, and whose it is. */
export function useReason(site: Site): (text: AssetText) => string {
  const { t } = useTranslation();
  return ({ provider, model, findings = [], replaced }) => {
    const known = site.providers.find(({ id }) => id === provider)?.name ?? provider;
    const by = t(model === undefined ? 'review.by' : 'review.by.model', {
      provider:
        provider === 'embedded-metadata' ? t('review.by.file') : (known ?? t('review.by.unknown')),
      model: model ?? '',
    });
    const why = replaced
      ? t('review.why.replaced')
      : findings.some(({ severity }) => severity === 'severe')
        ? t('review.why.severe')
        : t('review.why.mode');
    return `${by} ${why}`;
  };
}
