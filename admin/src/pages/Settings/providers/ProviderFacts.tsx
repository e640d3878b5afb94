import { useIntl } from 'react-intl';

import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import { FactList } from '../../../components/FactList';
import { useLanguageNames } from '../../../hooks/useLanguageNames';
import { type Translate, useTranslation } from '../../../hooks/useTranslation';

/** As many languages are named; beyond that they are counted. */
const NAMED_LANGUAGES = 8;

const MEGABYTE = 1024 * 1024;

function takes({ takes: { bytes, url } }: ProviderInfo, t: Translate): string {
  if (bytes && url) return t('provider.takes.both');
  return t(bytes ? 'provider.takes.bytes' : 'provider.takes.url');
}

/** What the provider takes, returns, speaks and costs. */
export function ProviderFacts({ provider }: { provider: ProviderInfo }) {
  const { t, tOr } = useTranslation();
  const intl = useIntl();
  const nameOf = useLanguageNames();
  const { mimeTypes, maxBytes } = provider.takes;

  const formats = mimeTypes.map((type) =>
    (type.split('/')[1] ?? type).replace(/\+.*/, '').toUpperCase(),
  );
  const limit =
    maxBytes === undefined
      ? []
      : [
          t('provider.takes.limit', {
            size: intl.formatNumber(maxBytes / MEGABYTE, { maximumFractionDigits: 1 }),
          }),
        ];

  const spoken = () => {
    if (provider.languages === 'any') return t('provider.languages.any');
    if (provider.languages.length > NAMED_LANGUAGES) {
      return t('provider.languages.count', { count: provider.languages.length });
    }
    return intl.formatList(provider.languages.map(nameOf));
  };

  return (
    <FactList
      facts={[
        {
          term: t('provider.takes'),
          value: [takes(provider, t), intl.formatList(formats, { type: 'unit' }), ...limit]
            .filter((part) => part !== '')
            .join(' · '),
        },
        {
          term: t('provider.returns'),
          value: intl.formatList(provider.returns.map((field) => t(`provider.returns.${field}`))),
        },
        {
          term: t('provider.languages'),
          value: `${spoken()} · ${t(`provider.languages.${provider.languagesPerCall}`)}`,
        },
        {
          term: t('provider.cost'),
          value: tOr(`providers.${provider.id}.cost`, provider.cost),
        },
        ...(provider.usage.usualMonth === null
          ? []
          : [
              {
                term: t('provider.usualMonth'),
                value: t('provider.usualMonth.credits', {
                  credits: intl.formatNumber(Math.round(provider.usage.usualMonth)),
                }),
              },
            ]),
      ]}
    />
  );
}
