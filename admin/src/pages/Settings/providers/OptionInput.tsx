import type { OptionField } from '../../../../../server/src/contracts/providers';
import { NumberField } from '../../../components/fields/NumberField';
import { RecordField } from '../../../components/fields/RecordField';
import { MultiSelectField, SelectField } from '../../../components/fields/SelectField';
import { TagsField } from '../../../components/fields/TagsField';
import { TextField } from '../../../components/fields/TextField';
import { ToggleField } from '../../../components/fields/ToggleField';
import { useTranslation } from '../../../hooks/useTranslation';

interface Props {
  providerId: string;
  option: OptionField;
  /** Where the value is in the form: on the provider's card unless it is said. */
  name?: string;
}

/** The field for one option, by its type; the default stands in it until something is chosen. */
export function OptionInput({ providerId, option, name }: Props) {
  const { t, tOr } = useTranslation();
  const messages = `providers.${providerId}.${option.key}`;

  const hints = [
    option.help === undefined ? '' : tOr(`${messages}.help`, option.help),
    option.type === 'number' ? t('options.range', { min: option.min, max: option.max }) : '',
    option.template === true ? t('options.template') : '',
  ].filter((hint) => hint !== '');

  const field = {
    name: name ?? messages,
    label: tOr(`${messages}.label`, option.label),
    hint: hints.length > 0 ? hints.join(' ') : undefined,
  };
  const choices = (offered: { value: string; label: string }[]) =>
    offered.map(({ value, label }) => ({
      value,
      label: tOr(`${messages}.choices.${value}`, label),
    }));

  switch (option.type) {
    case 'enum':
      return <SelectField {...field} choices={choices(option.choices)} fallback={option.default} />;
    case 'multi':
      return (
        <MultiSelectField {...field} choices={choices(option.choices)} fallback={option.default} />
      );
    case 'string':
      return (
        <TextField
          {...field}
          multiline={option.multiline}
          maxLength={option.maxLength}
          fallback={option.default}
        />
      );
    case 'strings':
      return <TagsField {...field} maxItems={option.maxItems} fallback={option.default} />;
    case 'number':
      return (
        <NumberField
          {...field}
          step={option.integer === true ? 1 : 0.1}
          fallback={option.default}
        />
      );
    case 'boolean':
      return <ToggleField {...field} fallback={option.default} />;
    case 'record':
      return <RecordField {...field} maxItems={option.maxItems} fallback={option.default} />;
  }
}
