import * as React from 'react';

import {
  Box,
  Button,
  Combobox,
  ComboboxOption,
  Field,
  Flex,
  Popover,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { Filter } from '@strapi/icons';

import { useTranslation } from '../../hooks/useTranslation';
import { useGetMediaFoldersQuery } from '../../services/folders';
import { RULES, SEVERITIES, STATES, TYPES } from './choices';
import type { LibraryFilters } from './filters';
import type { AddressControl } from './useLibraryAddress';

interface Choice {
  value: string;
  label: string;
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  choices: Choice[];
  onChange: (value: string | undefined) => void;
}

/** One of several, or any. */
function OneOf({ label, value, choices, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value ?? null}
        placeholder={t('library.filters.any')}
        clearLabel={t('library.filters.remove', { filter: label })}
        onClear={() => onChange(undefined)}
        onChange={(next) => onChange(String(next))}
      >
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** A library may have hundreds of folders: this one can be typed into. */
function FolderChoice({ label, value, onChange }: Omit<ChoiceProps, 'choices'>) {
  const { t } = useTranslation();
  const { data: folders = [] } = useGetMediaFoldersQuery();
  if (folders.length === 0) return null;
  return (
    <Field.Root hint={t('library.filter.folder.hint')}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        value={value ?? ''}
        autocomplete={{ type: 'list', filter: 'contains' }}
        placeholder={t('library.filters.any')}
        clearLabel={t('library.filters.remove', { filter: label })}
        noOptionsMessage={() => t('library.filter.folder.none')}
        onClear={() => onChange(undefined)}
        onChange={(next) => {
          if (next) onChange(next);
        }}
      >
        {folders.map((path) => (
          <ComboboxOption key={path} value={path} textValue={path}>
            {path}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
    </Field.Root>
  );
}

interface Props {
  address: AddressControl;
  button: React.RefObject<HTMLButtonElement>;
}

/** What narrows the list, behind a button as in Strapi’s own lists. */
export function FilterPopover({ address: { filters, setFilters }, button }: Props) {
  const { t } = useTranslation();
  const set =
    <K extends keyof LibraryFilters>(name: K) =>
    (value: string | undefined) =>
      setFilters({ [name]: value });
  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button ref={button} variant="tertiary" size="S" startIcon={<Filter />}>
          {t('library.filters')}
        </Button>
      </Popover.Trigger>
      <Popover.Content align="start" aria-label={t('library.filters')}>
        <Box padding={4} width="32rem">
          <Flex direction="column" alignItems="stretch" gap={4}>
            <OneOf
              label={t('library.filter.state')}
              value={filters.state}
              choices={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
              onChange={set('state')}
            />
            <FolderChoice
              label={t('library.filter.folder')}
              value={filters.folder}
              onChange={set('folder')}
            />
            <OneOf
              label={t('library.filter.mime')}
              value={filters.mime}
              choices={Object.entries(TYPES).map(([value, label]) => ({ value, label }))}
              onChange={set('mime')}
            />
            <OneOf
              label={t('library.filter.quality')}
              value={filters.quality}
              choices={(['any', ...SEVERITIES, ...RULES] as const).map((value) => ({
                value,
                label: t(`library.quality.${value}`),
              }))}
              onChange={set('quality')}
            />
          </Flex>
        </Box>
      </Popover.Content>
    </Popover.Root>
  );
}
