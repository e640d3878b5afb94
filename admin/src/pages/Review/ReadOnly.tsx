import { useTranslation } from '../../hooks/useTranslation';
import { Note } from './Note';

/** Why there are no buttons to decide with. */
export function ReadOnly() {
  const { t } = useTranslation();
  return (
    <Note variant="neutral" title={t('review.readOnly')}>
      {t('review.readOnly.hint')}
    </Note>
  );
}
