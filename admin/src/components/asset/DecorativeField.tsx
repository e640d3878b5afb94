import * as React from 'react';

import { useForm } from '@strapi/strapi/admin';
import { Box, Checkbox, Flex, TextButton, Typography } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import { useBoundField } from '../fields/FormField';
import { useEditor } from './EditorContext';
import type { EditorValues } from './editorValues';

/** Marks an image as decoration, in this language and, if wanted, in all of them. */
export function DecorativeField({ locale }: { locale: string }) {
  const { t } = useTranslation();
  const hintId = React.useId();
  const { mayEdit } = useEditor();
  const { values, onChange } = useForm('DecorativeField', (form) => form);
  const { value: isOn, disabled, setValue } = useBoundField(`texts.${locale}.decorative`, false);
  const { texts } = values as unknown as EditorValues;
  const others = Object.keys(texts).filter((other) => texts[other]?.decorative !== true);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Checkbox
        checked={isOn}
        disabled={disabled}
        aria-describedby={hintId}
        onCheckedChange={(checked) => setValue(checked === true)}
      >
        {t('asset.decorative')}
      </Checkbox>
      <Box paddingLeft={7}>
        <Typography id={hintId} variant="pi" tag="p" textColor="neutral600">
          {t('asset.decorative.hint')}
        </Typography>
        {mayEdit && isOn && others.length > 0 && (
          <TextButton
            onClick={() => {
              for (const other of others) onChange(`texts.${other}.decorative`, true);
            }}
          >
            {t('asset.decorative.all')}
          </TextButton>
        )}
      </Box>
    </Flex>
  );
}
