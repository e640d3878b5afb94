import { DatePicker, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { type FieldProps, FormField, useBoundField } from '../../../components/fields/FormField';
import type { Choice } from '../../../components/fields/SelectField';
import { FolderPicker } from '../../../components/FolderPicker';
import { useTranslation } from '../../../hooks/useTranslation';

interface Props extends FieldProps {
  choices: Choice[];
  /** What holds where nothing is chosen. */
  placeholder: string;
}

/** One of several, or none. */
export function OptionalSelectField({ choices, placeholder, ...field }: Props) {
  const { t } = useTranslation();
  const { value, disabled, setValue } = useBoundField(field.name, '');
  return (
    <FormField {...field}>
      <SingleSelect
        value={value === '' ? null : value}
        placeholder={placeholder}
        disabled={disabled}
        clearLabel={t('common.remove', { name: field.label })}
        onChange={(next) => setValue(String(next))}
        onClear={() => setValue('')}
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

/** A folder of the media library, with what is below it. */
export function FolderField(field: FieldProps) {
  const { value, disabled, setValue } = useBoundField(field.name, '');
  return (
    <FormField {...field}>
      <FolderPicker value={value} disabled={disabled} onChange={setValue} />
    </FormField>
  );
}

/** The day as the calendar shows it, whatever the time zone. */
const toDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** A day, kept as `2026-11-20`. */
export function DayField(field: FieldProps) {
  const { t, locale } = useTranslation();
  const { value, disabled, setValue } = useBoundField(field.name, '');
  return (
    <FormField {...field}>
      <DatePicker
        {...(value === '' ? {} : { value: new Date(`${value}T00:00:00`) })}
        locale={locale}
        maxDate={new Date()}
        disabled={disabled}
        clearLabel={t('common.remove', { name: field.label })}
        onChange={(date) => setValue(date ? toDay(date) : '')}
        onClear={() => setValue('')}
      />
    </FormField>
  );
}
