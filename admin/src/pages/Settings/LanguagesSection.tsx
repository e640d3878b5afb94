import * as React from 'react';

import { useField } from '@strapi/strapi/admin';
import { Field } from '@strapi/design-system';

import type { ProviderInfo } from '../../../../server/src/contracts/providers';
import { ToggleField } from '../../components/fields/ToggleField';
import { OrderedList } from '../../components/OrderedList';
import { Section } from '../../components/Section';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { AddLanguage } from './AddLanguage';
import { rowError } from './formErrors';
import { LanguageChanges } from './LanguageChanges';
import { LanguageCoverage } from './LanguageCoverage';
import { offeredLanguages } from './languages';
import { LanguageSource } from './LanguageSource';
import { Warnings } from './Notices';
import { LANGUAGES, useLanguages } from './useLanguages';

const FIELD = LANGUAGES;

/** The languages that texts are wanted in. */
export function LanguagesSection({ providers }: { providers: ProviderInfo[] }) {
  const { t } = useTranslation();
  const nameOf = useLanguageNames();
  const { rawError, error } = useField<string[]>(FIELD);
  const { languages, disabled, setValue } = useLanguages();
  const offered = React.useMemo(() => offeredLanguages(providers), [providers]);

  return (
    <>
      <Warnings codes={['no_locales', 'locale_unknown']} />
      <Section title={t('languages.title')} description={t('languages.description')}>
        <LanguageSource />
        <OrderedList
          label={t('languages.title')}
          items={languages.map((code, index) => ({
            id: code,
            label: nameOf(code),
            detail: code,
            error: rowError(rawError, index),
          }))}
          firstBadge={t('languages.first')}
          disabled={disabled}
          minItems={1}
          onChange={setValue}
        />
        <Field.Root name={FIELD} hint={t('languages.add.hint')} {...(error ? { error } : {})}>
          <Field.Label>{t('languages.add')}</Field.Label>
          <AddLanguage
            offered={offered}
            chosen={languages}
            disabled={disabled}
            onAdd={(code) => setValue([...languages, code])}
          />
          <Field.Error />
          <Field.Hint />
        </Field.Root>
        <LanguageChanges />
        <ToggleField
          name="delivery.localize"
          label={t('languages.deliver')}
          hint={t('languages.deliver.hint')}
          fallback
        />
      </Section>
      <LanguageCoverage providers={providers} />
    </>
  );
}
