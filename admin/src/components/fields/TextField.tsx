import { Textarea, TextInput } from '@strapi/design-system';

import { type FieldProps, FormField, useBoundField } from './FormField';

interface Props extends FieldProps {
  multiline?: boolean | undefined;
  maxLength?: number | undefined;
  /** Where it is emptied, there is no value any more. */
  optional?: boolean;
  /** Shown until a value is set. */
  fallback?: string;
}

/** A text of one line, or of several. */
export function TextField(props: Props) {
  const { multiline = false, optional = false, maxLength, fallback = '', ...field } = props;
  const bound = useBoundField<string | undefined>(field.name, fallback);
  const { value = fallback, disabled } = bound;
  const setValue = (text: string) => bound.setValue(optional && text === '' ? undefined : text);
  const input = {
    value,
    disabled,
    ...(maxLength === undefined ? {} : { maxLength }),
  };
  return (
    <FormField {...field}>
      {multiline ? (
        <Textarea {...input} onChange={(event) => setValue(event.target.value)} />
      ) : (
        <TextInput {...input} onChange={(event) => setValue(event.target.value)} />
      )}
    </FormField>
  );
}
