import * as React from 'react';

import { Combobox, ComboboxOption } from '@strapi/design-system';

import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { canonicalLanguage } from './languages';

interface Props {
  /** Codes to choose from; any other can be typed. */
  offered: string[];
  /** Codes that are in the list already. */
  chosen: string[];
  disabled: boolean;
  onAdd: (code: string) => void;
}

/** Adds a language by its name or its code. To be put into a `Field.Root`. */
export function AddLanguage({ offered, chosen, disabled, onAdd }: Props) {
  const { t, locale } = useTranslation();
  const nameOf = useLanguageNames();
  const [typed, setTyped] = React.useState('');

  const options = React.useMemo(
    () =>
      offered
        .filter((code) => !chosen.includes(code))
        .map((code) => ({ code, name: nameOf(code) }))
        .sort((one, other) => one.name.localeCompare(other.name, locale)),
    [offered, chosen, nameOf, locale],
  );

  // The combobox keeps the name of what was chosen; here the next one is to be typed.
  React.useEffect(() => setTyped(''), [chosen]);

  const add = (text = '') => {
    const wanted = text.trim().toLocaleLowerCase(locale);
    const named = options.find(({ name }) => name.toLocaleLowerCase(locale) === wanted);
    // What is no code at all goes to the server as it is, which says so at its row.
    const code = named?.code ?? canonicalLanguage(text) ?? text.trim();
    if (code === '' || chosen.includes(code)) setTyped('');
    else onAdd(code);
  };

  return (
    <Combobox
      value=""
      textValue={typed}
      onTextValueChange={setTyped}
      placeholder={t('languages.add.placeholder')}
      creatable
      createMessage={(text) => t('languages.add.create', { code: text })}
      onCreateOption={add}
      onChange={(value) => {
        // It also reports unfinished text when it loses the focus.
        if (options.some(({ code }) => code === value)) add(value);
      }}
      onKeyDown={(event: React.KeyboardEvent<HTMLInputElement>) => {
        // Without a highlighted option it would only close.
        const isHighlighted = event.currentTarget.hasAttribute('aria-activedescendant');
        if (event.key === 'Enter' && !isHighlighted) add(typed);
      }}
      disabled={disabled}
    >
      {options.map(({ code, name }) => (
        <ComboboxOption key={code} value={code} textValue={name}>
          {name}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
