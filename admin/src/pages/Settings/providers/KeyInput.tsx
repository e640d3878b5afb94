import * as React from 'react';

import { Box, Button, Field, Flex, TextInput } from '@strapi/design-system';

import { useTranslation } from '../../../hooks/useTranslation';

interface Props {
  providerName: string;
  isStored: boolean;
  isOptional: boolean;
  isSaving: boolean;
  disabled: boolean;
  error?: string | undefined;
  /** Answers whether the key was stored. */
  onSave: (key: string) => Promise<boolean>;
  endAction: React.ReactNode;
}

/**
 * Takes a new key; a stored one is never shown. The field is uncontrolled, because React would
 * write what is typed into the page as an attribute.
 */
export function KeyInput({
  providerName,
  isStored,
  isOptional,
  isSaving,
  disabled,
  error,
  onSave,
  endAction,
}: Props) {
  const { t } = useTranslation();
  const input = React.useRef<HTMLInputElement>(null);
  const [isEmpty, setIsEmpty] = React.useState(true);

  const save = async () => {
    const key = input.current?.value.trim() ?? '';
    if (key === '' || isSaving) return;
    const isSaved = await onSave(key);
    if (!isSaved || input.current === null) return;
    input.current.value = '';
    input.current.focus();
    setIsEmpty(true);
  };

  return (
    <Field.Root
      hint={
        isStored
          ? t('key.stored')
          : [...(isOptional ? [t('key.optional')] : []), t('key.none')].join(' ')
      }
      {...(error === undefined ? {} : { error })}
    >
      <Field.Label>{t('key.label', { name: providerName })}</Field.Label>
      <Flex gap={2} wrap="wrap" alignItems="flex-start">
        <Box flex="1 1 24rem">
          <TextInput
            ref={input}
            type="password"
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            placeholder={isStored ? t('key.placeholder.replace') : t('key.placeholder.enter')}
            onChange={(event) => setIsEmpty(event.target.value.trim() === '')}
            onKeyDown={(event: React.KeyboardEvent) => {
              if (event.key !== 'Enter') return;
              // Enter would save the whole form.
              event.preventDefault();
              void save();
            }}
          />
        </Box>
        <Button
          variant="secondary"
          size="L"
          disabled={disabled || isEmpty}
          loading={isSaving}
          onClick={() => void save()}
        >
          {isStored ? t('key.replace') : t('key.save')}
        </Button>
        {endAction}
      </Flex>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
