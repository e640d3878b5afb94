import { useForm } from '@strapi/strapi/admin';
import {
  Box,
  Field,
  Flex,
  IconButton,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import type {
  OptionField,
  OptionValue,
  ProviderInfo,
} from '../../../../../server/src/contracts/providers';
import type { FolderRule, Settings } from '../../../../../server/src/contracts/settings';
import { useFormDisabled } from '../../../components/fields/FormField';
import { useTranslation } from '../../../hooks/useTranslation';
import { OptionInput } from '../providers/OptionInput';
import { withoutOption } from './rules';

interface Props {
  index: number;
  rule: Extract<FolderRule, { provider: string }>;
  provider: ProviderInfo;
  onChange: (rule: FolderRule) => void;
}

/** The options that a folder has otherwise than the provider's card; the rest is the card's. */
export function RuleOptions({ index, rule, provider, onChange }: Props) {
  const { t, tOr } = useTranslation();
  const disabled = useFormDisabled();
  const card = useForm('RuleOptions', (form) => (form.values as Settings).providers[provider.id]);
  const { options = {} } = rule;
  const isSet = ({ key }: OptionField) => Object.hasOwn(options, key);
  const unset = provider.options.filter((option) => !isSet(option));
  const labelOf = ({ key, label }: OptionField) =>
    tOr(`providers.${provider.id}.${key}.label`, label);

  const set = (key: string) => {
    const option = provider.options.find((one) => one.key === key);
    if (!option) return;
    // It begins with what holds now.
    const value: OptionValue = card?.[key] ?? option.default;
    onChange({ ...rule, options: { ...options, [key]: value } });
  };

  return (
    <>
      {provider.options.filter(isSet).map((option) => (
        <Flex key={option.key} gap={4} alignItems="flex-start">
          <Box flex="1" minWidth={0}>
            <OptionInput
              providerId={provider.id}
              option={option}
              name={`rules.${index}.options.${option.key}`}
            />
          </Box>
          <Box paddingTop={6}>
            <IconButton
              label={t('folders.option.remove', { name: labelOf(option) })}
              variant="ghost"
              disabled={disabled}
              onClick={() => onChange(withoutOption(rule, option.key))}
            >
              <Cross />
            </IconButton>
          </Box>
        </Flex>
      ))}
      {unset.length > 0 && (
        <Field.Root hint={t('folders.option.hint', { name: provider.name })}>
          <Field.Label>{t('folders.option.add')}</Field.Label>
          <SingleSelect
            value=""
            placeholder={t('folders.option.placeholder')}
            disabled={disabled}
            onChange={(key) => set(String(key))}
          >
            {unset.map((option) => (
              <SingleSelectOption key={option.key} value={option.key}>
                {labelOf(option)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Hint />
        </Field.Root>
      )}
    </>
  );
}
