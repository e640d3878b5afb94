import { Toggle } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import { type FieldProps, FormField, useBoundField } from './FormField';

/** A choice between on and off. */
export function ToggleField({ fallback = false, ...field }: FieldProps & { fallback?: boolean }) {
  const { t } = useTranslation();
  const { value, disabled, setValue } = useBoundField(field.name, fallback);
  return (
    <FormField {...field}>
      <Toggle
        checked={value}
        disabled={disabled}
        offLabel={t('common.off')}
        onLabel={t('common.on')}
        onChange={(event) => setValue(event.target.checked)}
      />
    </FormField>
  );
}
