import * as React from 'react';

import { useField } from '@strapi/strapi/admin';
import {
  Box,
  Field,
  Flex,
  IconButton,
  TextButton,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { Plus, Trash } from '@strapi/icons';

import { useTranslation } from '../../hooks/useTranslation';
import { type FieldProps, useBoundField } from './FormField';

type Row = readonly [key: string, value: string];

interface Props extends FieldProps {
  maxItems?: number | undefined;
  /** Shown until a value is set. */
  fallback?: Record<string, string>;
}

const NONE: Record<string, string> = {};

const toRecord = (rows: readonly Row[]): Record<string, string> =>
  Object.fromEntries(rows.filter(([key]) => key.trim() !== ''));

/** Pairs of a name and a value. */
export function RecordField({ name, label, hint, maxItems, fallback = NONE }: Props) {
  const { t } = useTranslation();
  const { error } = useField(name);
  const { value, disabled, setValue } = useBoundField(name, fallback);
  // A row without a name yet has no place in the record, so the rows are kept beside it.
  const [draft, setDraft] = React.useState<readonly Row[]>(() => Object.entries(value));
  const stands = JSON.stringify(toRecord(draft)) === JSON.stringify(value);
  const rows = stands ? draft : Object.entries(value);

  const change = (next: readonly Row[]) => {
    setDraft(next);
    setValue(toRecord(next));
  };
  const replace = (index: number, row: Row) =>
    change(rows.map((other, at) => (at === index ? row : other)));

  return (
    <Box tag="fieldset" borderStyle="none" padding={0} minWidth={0}>
      <Typography tag="legend" padding={0} variant="pi" fontWeight="bold" textColor="neutral800">
        {label}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={2} paddingTop={1}>
        {rows.map(([key, text], index) => (
          <Flex key={index} gap={2} alignItems="center">
            <Box flex="1">
              <TextInput
                aria-label={t('fields.record.key', { label, number: index + 1 })}
                placeholder={t('fields.record.keyPlaceholder')}
                value={key}
                disabled={disabled}
                onChange={(event) => replace(index, [event.target.value, text])}
              />
            </Box>
            <Box flex="1">
              <TextInput
                aria-label={t('fields.record.value', { label, number: index + 1 })}
                placeholder={t('fields.record.valuePlaceholder')}
                value={text}
                disabled={disabled}
                onChange={(event) => replace(index, [key, event.target.value])}
              />
            </Box>
            <IconButton
              label={t('fields.record.remove', { number: index + 1 })}
              disabled={disabled}
              onClick={() => change(rows.filter((_row, at) => at !== index))}
            >
              <Trash />
            </IconButton>
          </Flex>
        ))}
        <Field.Root name={name} hint={hint} {...(error ? { error } : {})}>
          <TextButton
            type="button"
            startIcon={<Plus />}
            disabled={disabled || (maxItems !== undefined && rows.length >= maxItems)}
            onClick={() => setDraft([...rows, ['', '']])}
          >
            {t('fields.record.add')}
          </TextButton>
          <Field.Error />
          <Field.Hint />
        </Field.Root>
      </Flex>
    </Box>
  );
}
