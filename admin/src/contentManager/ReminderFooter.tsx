import * as React from 'react';

import { Button, Modal } from '@strapi/design-system';

import { useTranslation } from '../hooks/useTranslation';

interface Props {
  onClose: () => void;
  /** Left out where publishing is refused. */
  onPublish?: ((event: React.SyntheticEvent) => Promise<void>) | undefined;
}

/** Back to the entry, or on all the same. */
export function ReminderFooter({ onClose, onPublish }: Props) {
  const { t } = useTranslation();
  const [isBusy, setIsBusy] = React.useState(false);
  const publish = async (event: React.SyntheticEvent) => {
    setIsBusy(true);
    await onPublish?.(event);
    setIsBusy(false);
  };
  return (
    <Modal.Footer>
      <Button variant="tertiary" onClick={onClose}>
        {t('publish.cancel')}
      </Button>
      {onPublish && (
        <Button
          loading={isBusy}
          onClick={(event: React.SyntheticEvent) => {
            void publish(event);
          }}
        >
          {t('publish.anyway')}
        </Button>
      )}
    </Modal.Footer>
  );
}
