import { Alert, Box } from '@strapi/design-system';

import { useTranslation } from '../hooks/useTranslation';
import { useCheckAltTextsOfEntriesQuery } from '../services/publish';
import { MissingImages } from './MissingImages';
import type { BulkAction } from './types';
import { useEntryLocale } from './useEntryLocale';

interface Props {
  uid: string;
  documentIds: string[];
}

/** Which images of the selected entries lack a text, above Strapi's own list of the entries. */
function SelectionReminder({ uid, documentIds }: Props) {
  const { t } = useTranslation();
  const locale = useEntryLocale();
  const { data } = useCheckAltTextsOfEntriesQuery(
    { uid, documentIds, locale },
    // Texts are written elsewhere in the meantime.
    { refetchOnMountOrArgChange: true },
  );
  if (!data || data.images.length === 0) return null;
  const isBlocked = data.onPublish === 'block';
  return (
    <Box paddingTop={6} paddingLeft={8} paddingRight={8}>
      <Alert
        variant={isBlocked ? 'danger' : 'warning'}
        title={t('publish.title')}
        closeLabel={t('common.close')}
      >
        <MissingImages
          images={data.images}
          intro="publish.selection"
          advice={isBlocked ? 'publish.blockSelection' : 'publish.warn'}
        />
      </Alert>
    </Box>
  );
}

/** A button of a selection: the dialog of the one that publishes names images without a text. */
export function withBulkReminder(useAction: BulkAction): BulkAction {
  const useReminding: BulkAction = (props) => {
    const description = useAction(props);
    if (description?.actionType !== 'publish') return description;
    const { dialog } = description;
    if (dialog?.type !== 'modal' || typeof dialog.content !== 'function') return description;
    const Content = dialog.content;
    const documentIds = props.documents.map(({ documentId }) => documentId);
    return {
      ...description,
      dialog: {
        ...dialog,
        content: ({ onClose }) => (
          <>
            <SelectionReminder uid={props.model} documentIds={documentIds} />
            <Content onClose={onClose} />
          </>
        ),
      },
    };
  };
  return Object.assign(useReminding, useAction);
}
