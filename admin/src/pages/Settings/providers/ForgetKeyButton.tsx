import { ConfirmDialog } from '@strapi/strapi/admin';
import { Button, Dialog } from '@strapi/design-system';

import { useTranslation } from '../../../hooks/useTranslation';

interface Props {
  providerName: string;
  disabled: boolean;
  onForget: () => Promise<void>;
}

/** Forgets a stored key, once that is confirmed. */
export function ForgetKeyButton({ providerName, disabled, onForget }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="danger-light" size="L" disabled={disabled}>
          {t('key.forget')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog title={t('key.forget.title', { name: providerName })} onConfirm={onForget}>
        {t('key.forget.text')}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
