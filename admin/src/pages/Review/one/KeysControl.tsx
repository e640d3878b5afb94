import { Button, Checkbox, Flex } from '@strapi/design-system';

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
      <Checkbox checked={isOn} onCheckedChange={(checked) => onChange(checked === true)}>
        {t('review.keys.toggle')}
      </Checkbox>
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
