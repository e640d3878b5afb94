import type { Change } from '../../../../server/src/contracts/texts';
import { useTranslation } from '../../hooks/useTranslation';

/** Who or what made a change, in words. */
export function useAuthorName(): (by: Change['by']) => string {
  const { t } = useTranslation();
  return ({ kind, name }) => (kind === 'person' ? name : t(`asset.by.${kind}`, { name }));
}
