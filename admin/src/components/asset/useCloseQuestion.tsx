import * as React from 'react';

import { ConfirmDialog } from '@strapi/strapi/admin';
import { Dialog } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';

interface CloseQuestion {
  /** Closes at once where nothing would be lost, else asks. */
  requestClose: () => void;
  setModified: (modified: boolean) => void;
  /** To be drawn somewhere. */
  question: React.ReactNode;
}

/** Asks before what was typed is thrown away: by closing, and by leaving the page altogether. */
export function useCloseQuestion(onClose: (() => void) | undefined): CloseQuestion {
  const { t } = useTranslation();
  const [isModified, setModified] = React.useState(false);
  const [isAsking, setIsAsking] = React.useState(false);

  React.useEffect(() => {
    if (!isModified) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isModified]);

  return {
    requestClose: () => {
      if (isModified) setIsAsking(true);
      else onClose?.();
    },
    setModified,
    question: (
      <Dialog.Root open={isAsking} onOpenChange={setIsAsking}>
        <ConfirmDialog
          title={t('asset.unsaved.title')}
          onConfirm={() => {
            setIsAsking(false);
            onClose?.();
          }}
        >
          {t('asset.unsaved.text')}
        </ConfirmDialog>
      </Dialog.Root>
    ),
  };
}
