import { Textarea, TextInput } from '@strapi/design-system';

import { type FieldProps, FormField, useBoundField } from './FormField';

interface Props extends FieldProps {
  multiline?: boolean | undefined;
  maxLength?: number | undefined;
  /** Shown until a value is set. */
  fallback?: string;
}

/** A text of one line, or of several. */
export function TextField({ multiline = false, maxLength, fallback = '', ...field }: Props) {
  const { value, disabled, setValue } = useBoundField(field.name, fallback);
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
