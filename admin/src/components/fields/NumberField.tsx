import { NumberInput } from '@strapi/design-system';

import { type FieldProps, FormField, useBoundField } from './FormField';

interface Props extends FieldProps {
  /** Shown until a value is set. */
  fallback?: number;
  step?: number;
}

/** A number; an emptied field is `null`, which the server refuses by name. */
export function NumberField({ fallback, step = 1, ...field }: Props) {
  const { value, disabled, setValue } = useBoundField<number | null>(field.name, fallback ?? null);
  return (
    <FormField {...field}>
      <NumberInput
        {...(value === null ? {} : { value })}
        step={step}
        disabled={disabled}
        onValueChange={(next) => setValue(next ?? null)}
      />
    </FormField>
  );
}
