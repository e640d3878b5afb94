import {
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import { type FieldProps, FormField, useBoundField } from './FormField';

export interface Choice {
  value: string;
  label: string;
}

interface Props<T> extends FieldProps {
  choices: Choice[];
  /** Shown until a value is set. */
  fallback: T;
  placeholder?: string;
}

/** One of several. */
export function SelectField({ choices, fallback, placeholder, ...field }: Props<string>) {
  const { value, disabled, setValue } = useBoundField(field.name, fallback);
  return (
    <FormField {...field}>
      <SingleSelect
        value={value}
        disabled={disabled}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(next) => setValue(String(next))}
      >
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </FormField>
  );
}

/** Any of several. */
export function MultiSelectField({
  choices,
  fallback,
  placeholder,
  ...field
}: Props<string[]> & { placeholder?: string }) {
  const { t, formatList } = useTranslation();
  const { value, disabled, setValue } = useBoundField(field.name, fallback);
  return (
    <FormField {...field}>
      {/* Not `withTags`: their buttons have no name and would submit the form. */}
      <MultiSelect
        value={value}
        disabled={disabled}
        placeholder={placeholder ?? t('fields.none')}
        customizeContent={(chosen = []) =>
          formatList(
            choices.filter((choice) => chosen.includes(choice.value)).map(({ label }) => label),
          )
        }
        onChange={setValue}
      >
        {choices.map((choice) => (
          <MultiSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </FormField>
  );
}
