import { Textarea, TextInput } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import { FormField, useBoundField } from '../fields/FormField';
import { directionOf } from './languageFacts';

interface Props {
  name: string;
  label: string;
  /** BCP-47 */
  locale: string;
  hint?: string;
  multiline?: boolean;
  /** Characters that are wanted at the most. Advice: nothing is ever cut. */
  advisedLength?: number;
  disabled?: boolean;
}

/** Words of one language, written in its direction. */
export function WordsField({
  name,
  label,
  locale,
  hint,
  multiline = false,
  advisedLength,
  disabled = false,
}: Props) {
  const { t } = useTranslation();
  const { value, disabled: isReadOnly, setValue } = useBoundField(name, '');
  // Characters as people count them, more or less.
  const length = Array.from(value.trim()).length;
  const count =
    advisedLength === undefined || disabled
      ? undefined
      : t(length > advisedLength ? 'asset.length.over' : 'asset.length', {
          length,
          max: advisedLength,
        });
  const input = {
    value,
    lang: locale,
    dir: directionOf(locale),
    disabled: isReadOnly || disabled,
  };
  return (
    <FormField name={name} label={label} hint={hint ?? count}>
      {multiline ? (
        <Textarea {...input} onChange={(event) => setValue(event.target.value)} />
      ) : (
        <TextInput {...input} onChange={(event) => setValue(event.target.value)} />
      )}
    </FormField>
  );
}
