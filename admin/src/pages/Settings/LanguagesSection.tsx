import * as React from 'react';

import { useField } from '@strapi/strapi/admin';
import { Combobox, ComboboxOption, Field } from '@strapi/design-system';

import type { ProviderInfo } from '../../../../server/src/contracts/providers';
import { useBoundField } from '../../components/fields/FormField';
import { OrderedList } from '../../components/OrderedList';
import { Section } from '../../components/Section';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { rowError } from './formErrors';
import { canonicalLanguage, offeredLanguages } from './languages';

const FIELD = 'languages';

/** The languages that texts are wanted in. */
export function LanguagesSection({ providers }: { providers: ProviderInfo[] }) {
  const { t, locale } = useTranslation();
  const nameOf = useLanguageNames();
  const { rawError, error } = useField<string[]>(FIELD);
  const { value: languages, disabled, setValue } = useBoundField<string[]>(FIELD, []);
  const [typed, setTyped] = React.useState('');

  const offered = React.useMemo(
    () =>
      offeredLanguages(providers)
        .filter((code) => !languages.includes(code))
        .map((code) => ({ code, name: nameOf(code) }))
        .sort((one, other) => one.name.localeCompare(other.name, locale)),
    [providers, languages, nameOf, locale],
  );

  const add = (code = '') => {
    // What is no code at all goes to the server as it is, which says so at its row.
    const language = canonicalLanguage(code) ?? code.trim();
    if (language !== '' && !languages.includes(language)) setValue([...languages, language]);
    setTyped('');
  };

  return (
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
        <Combobox
          value=""
          textValue={typed}
          onTextValueChange={setTyped}
          placeholder={t('languages.add.placeholder')}
          creatable
          createMessage={(text) => t('languages.add.create', { code: text })}
          onCreateOption={add}
          onChange={add}
          disabled={disabled}
        >
          {offered.map(({ code, name }) => (
            <ComboboxOption key={code} value={code} textValue={name}>
              {name}
            </ComboboxOption>
          ))}
        </Combobox>
        <Field.Error />
        <Field.Hint />
      </Field.Root>
    </Section>
  );
}
