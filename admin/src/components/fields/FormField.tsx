import * as React from 'react';

import { useField, useForm } from '@strapi/strapi/admin';
import { Field } from '@strapi/design-system';

/** What every field of a form is told. */
export interface FieldProps {
  /** Where the value is, by dots: `text.maxLength`. */
  name: string;
  label: string;
  hint?: string | undefined;
  required?: boolean;
}

/** Whether the form is read-only. While it is saved it is not, or the focused field would lose focus. */
export const useFormDisabled = (): boolean => useForm('useFormDisabled', (form) => form.disabled);

interface BoundField<T> {
  value: T;
  disabled: boolean;
  setValue: (value: T) => void;
}

/**
 * One value of the form. Strapi's own inputs store `null` for an empty text, which our settings
 * refuse, so the fields here are bound to the same form by hand.
 */
export function useBoundField<T>(name: string, fallback: T): BoundField<T> {
  const { value, onChange } = useField<T>(name);
  const disabled = useFormDisabled();
  return {
    value: value === undefined ? fallback : value,
    disabled,
    setValue: (next) => onChange(name, next),
  };
}

/** Label, hint and error around an input, tied to it by id. */
export function FormField({
  name,
  label,
  hint,
  required = false,
  children,
}: FieldProps & { children: React.ReactNode }) {
  const { error } = useField(name);
  return (
    <Field.Root name={name} hint={hint} required={required} {...(error ? { error } : {})}>
      <Field.Label>{label}</Field.Label>
      {children}
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
