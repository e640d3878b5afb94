import * as React from 'react';

import { Flex, IconButton, Tag, TextInput } from '@strapi/design-system';
import { Cross, Plus } from '@strapi/icons';

import { useTranslation } from '../../hooks/useTranslation';
import { type FieldProps, FormField, useBoundField } from './FormField';

interface Props extends FieldProps {
  maxItems?: number | undefined;
  /** Shown until a value is set. */
  fallback?: string[];
}

const NONE: string[] = [];

/** Several short texts: Enter, a comma or the button adds what was typed. */
export function TagsField({ maxItems, fallback = NONE, ...field }: Props) {
  const { t } = useTranslation();
  const { value, disabled, setValue } = useBoundField(field.name, fallback);
  const input = React.useRef<HTMLInputElement>(null);
  const isFull = maxItems !== undefined && value.length >= maxItems;

  const add = () => {
    const typed = (input.current?.value ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (input.current) input.current.value = '';
    const next = [...new Set([...value, ...typed])].slice(0, maxItems);
    if (next.length > value.length) setValue(next);
  };

  return (
    <FormField {...field}>
      <TextInput
        ref={input}
        disabled={disabled || isFull}
        placeholder={t('fields.tags.placeholder')}
        onBlur={add}
        onKeyDown={(event: React.KeyboardEvent) => {
          if (event.key !== 'Enter' && event.key !== ',') return;
          // Enter would save the whole form.
          event.preventDefault();
          add();
        }}
        endAction={
          <IconButton
            label={t('fields.tags.add', { label: field.label })}
            variant="ghost"
            size="XS"
            withTooltip={false}
            disabled={disabled || isFull}
            onClick={add}
          >
            <Plus />
          </IconButton>
        }
      />
      {value.length > 0 && (
        <Flex gap={1} wrap="wrap" paddingTop={1}>
          {value.map((item) => (
            <Tag
              key={item}
              icon={<Cross aria-hidden />}
              label={t('common.remove', { name: item })}
              disabled={disabled}
              onClick={(event) => {
                // The tag's button has no type, so it would submit the form.
                event.preventDefault();
                setValue(value.filter((other) => other !== item));
                input.current?.focus();
              }}
            >
              {item}
            </Tag>
          ))}
        </Flex>
      )}
    </FormField>
  );
}
