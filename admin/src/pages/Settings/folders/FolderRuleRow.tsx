import * as React from 'react';

import { useField } from '@strapi/strapi/admin';
import {
  Box,
  Field,
  Flex,
  Grid,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Trash, WarningCircle } from '@strapi/icons';

import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import type { FolderRule } from '../../../../../server/src/contracts/settings';
import { FolderPicker } from '../../../components/FolderPicker';
import { useTranslation } from '../../../hooks/useTranslation';
import { EMBEDDED_METADATA } from '../providers/embedded';
import { RuleOptions } from './RuleOptions';
import { actionOf, type oddityOf, SKIP, withAction } from './rules';

interface Props {
  index: number;
  rule: FolderRule;
  oddity: ReturnType<typeof oddityOf>;
  providers: ProviderInfo[];
  disabled: boolean;
  onChange: (rule: FolderRule) => void;
  onRemove: () => void;
}

/** What the server refused of one field of the row. */
function Refused({ id, error }: { id: string; error: string | undefined }) {
  if (!error) return null;
  return (
    // Strapi's form looks for this mark to focus what was refused.
    <Typography
      id={id}
      data-strapi-field-error
      variant="pi"
      textColor="danger600"
      tag="p"
      paddingTop={1}
    >
      {error}
    </Typography>
  );
}

/** One rule: its folder, what happens there, and the options that differ. */
export function FolderRuleRow(props: Props) {
  const { index, rule, oddity, providers, disabled, onChange, onRemove } = props;
  const { t } = useTranslation();
  const id = React.useId();
  const { error: folderError } = useField(`rules.${index}.folder`);
  const { error: providerError } = useField(`rules.${index}.provider`);
  const refused = folderError ? `${id}-folder` : providerError ? `${id}-provider` : undefined;
  const number = index + 1;
  const action = actionOf(rule);
  const offered = providers.filter((one) => one.id !== EMBEDDED_METADATA);
  const provider = offered.find((one) => one.id === action);
  const isStranger = action !== SKIP && provider === undefined;

  return (
    <Box
      tag="fieldset"
      aria-label={t('folders.rule', { number })}
      aria-describedby={refused}
      tabIndex={-1}
      borderColor={refused ? 'danger600' : oddity === null ? 'neutral200' : 'warning500'}
      hasRadius
      padding={4}
      margin={0}
      minWidth={0}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={4} alignItems="flex-start">
          <Box flex="1" minWidth={0}>
            <Grid.Root gap={4}>
              <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
                <Field.Root>
                  <Field.Label>{t('folders.folder')}</Field.Label>
                  <FolderPicker
                    value={rule.folder}
                    placeholder={t('folders.picker.placeholder')}
                    rootLabel={t('folders.picker.all')}
                    disabled={disabled}
                    onChange={(folder) => onChange({ ...rule, folder })}
                  />
                </Field.Root>
                <Refused id={`${id}-folder`} error={folderError} />
                {oddity !== null && (
                  <Flex gap={2} paddingTop={1} alignItems="flex-start">
                    <Box paddingTop="2px">
                      <WarningCircle fill="warning600" aria-hidden />
                    </Box>
                    <Typography variant="pi" textColor="neutral800">
                      {t(`folders.${oddity}`)}
                    </Typography>
                  </Flex>
                )}
              </Grid.Item>
              <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
                <Field.Root>
                  <Field.Label>{t('folders.action')}</Field.Label>
                  <SingleSelect
                    value={action}
                    disabled={disabled}
                    onChange={(next) => onChange(withAction(rule, String(next)))}
                  >
                    <SingleSelectOption value={SKIP}>{t('folders.skip')}</SingleSelectOption>
                    {offered.map((one) => (
                      <SingleSelectOption key={one.id} value={one.id}>
                        {t('folders.provider', { name: one.name })}
                      </SingleSelectOption>
                    ))}
                    {isStranger && <SingleSelectOption value={action}>{action}</SingleSelectOption>}
                  </SingleSelect>
                </Field.Root>
                <Refused id={`${id}-provider`} error={providerError} />
              </Grid.Item>
            </Grid.Root>
          </Box>
          <Box paddingTop={6}>
            <IconButton
              label={t('folders.remove', { number })}
              variant="ghost"
              disabled={disabled}
              onClick={onRemove}
            >
              <Trash />
            </IconButton>
          </Box>
        </Flex>
        {provider !== undefined && 'provider' in rule && provider.options.length > 0 && (
          <RuleOptions index={index} rule={rule} provider={provider} onChange={onChange} />
        )}
      </Flex>
    </Box>
  );
}
