import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import { useLanguages } from './useLanguages';

/** The choice between the locales of the site and a list of one's own. */
export function LanguageSource() {
  const { t } = useTranslation();
  const { canFollow, follows, isReadOnly, languages, setValue } = useLanguages();
  const hint = follows ? 'languages.source.locales.hint' : 'languages.source.list.hint';
  return (
    <Field.Root name="languageSource" hint={t(hint)}>
      <Field.Label>{t('languages.source')}</Field.Label>
      <SingleSelect
        value={follows ? 'locales' : 'list'}
        disabled={isReadOnly}
        onChange={(chosen) => setValue(chosen === 'locales' ? 'locales' : languages)}
      >
        <SingleSelectOption value="list">{t('languages.source.list')}</SingleSelectOption>
        <SingleSelectOption value="locales" disabled={!canFollow && !follows}>
          {t('languages.source.locales')}
        </SingleSelectOption>
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}
