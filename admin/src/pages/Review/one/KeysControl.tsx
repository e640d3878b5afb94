import { Button, Flex, Field, Toggle } from '@strapi/design-system';

import { useTranslation } from '../../../hooks/useTranslation';
import { Key } from './Key';

interface Props {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  onHelp: () => void;
}

/** The keys on or off, and what they are. */
export function KeysControl({ isOn, onChange, onHelp }: Props) {
  const { t } = useTranslation();
  return (
    <Flex gap={3} wrap="wrap">
      <Field.Root name="shortcuts">
        <Flex gap={2}>
          <Field.Label>{t('review.keys.toggle')}</Field.Label>
          <Toggle
            onLabel={t('common.on')}
            offLabel={t('common.off')}
            checked={isOn}
            onChange={(event) => onChange(event.target.checked)}
          />
        </Flex>
      </Field.Root>
      <Button
        variant="tertiary"
        size="S"
        onClick={onHelp}
        endIcon={isOn ? <Key aria-hidden>?</Key> : undefined}
      >
        {t('review.keys.show')}
      </Button>
    </Flex>
  );
}
