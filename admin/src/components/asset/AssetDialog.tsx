import * as React from 'react';

import { Modal } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextAssetQuery } from '../../services/assets';
import { EditorContent } from './EditorContent';
import { DialogFrame } from './frames';
import { useCloseQuestion } from './useCloseQuestion';

interface Props {
  assetId: number;
  /** BCP-47: the tab that is open first. */
  initialLocale?: string;
  /** Called once nothing unsaved is lost. */
  onClose: () => void;
}

/** The editor of one image in a dialog, open as long as it is drawn. */
export function AssetDialog({ assetId, initialLocale, onClose }: Props) {
  const { t } = useTranslation();
  const { data } = useGetAltTextAssetQuery(assetId);
  const { requestClose, setModified, question } = useCloseQuestion(onClose);
  // Whoever opened it gets the focus back: there is no trigger that the dialog would know of.
  const [opener] = React.useState(() => document.activeElement);
  return (
    <Modal.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) requestClose();
      }}
    >
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (opener instanceof HTMLElement) opener.focus();
        }}
      >
        <Modal.Header closeLabel={t('common.close')}>
          <Modal.Title>{data?.name ?? t('asset.loading')}</Modal.Title>
        </Modal.Header>
        <EditorContent
          key={assetId}
          assetId={assetId}
          initialLocale={initialLocale}
          frame={DialogFrame}
          onModified={setModified}
          onClose={requestClose}
        />
      </Modal.Content>
      {question}
    </Modal.Root>
  );
}
