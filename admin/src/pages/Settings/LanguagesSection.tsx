import * as React from 'react';

import { useField } from '@strapi/strapi/admin';
import { Field } from '@strapi/design-system';

import type { ProviderInfo } from '../../../../server/src/contracts/providers';
import { useBoundField } from '../../components/fields/FormField';
import { OrderedList } from '../../components/OrderedList';
import { Section } from '../../components/Section';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { AddLanguage } from './AddLanguage';
import { rowError } from './formErrors';
import { LanguageCoverage } from './LanguageCoverage';
import { offeredLanguages } from './languages';

const FIELD = 'languages';
const NONE: string[] = [];

/** The languages that texts are wanted in. */
export function LanguagesSection({ providers }: { providers: ProviderInfo[] }) {
  const { t } = useTranslation();
  const nameOf = useLanguageNames();
  const { rawError, error } = useField<string[]>(FIELD);
  const { value: languages, disabled, setValue } = useBoundField(FIELD, NONE);
  const offered = React.useMemo(() => offeredLanguages(providers), [providers]);

  return (
    <>
      <Section title={t('languages.title')} description={t('languages.description')}>
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
      </Section>
      <LanguageCoverage providers={providers} />
    </>
  );
}
