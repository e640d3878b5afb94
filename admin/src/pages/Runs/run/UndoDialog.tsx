import { ConfirmDialog } from '@strapi/strapi/admin';
import { Button, Dialog, Flex, Link as TextLink, Loader, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { Link } from 'react-router-dom';

import type { Run } from '../../../../../server/src/contracts/runs';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { pathTo } from '../../App/pages';
import { useRunWords } from '../useRunWords';
import { type UndoPreview, useUndoPreview } from './useUndoPreview';

/** So many are named; the undo itself names no more. */
const MOST_NAMED = 10;

function Kept({ preview }: { preview: UndoPreview }) {
  const { t } = useTranslation();
  const words = useRunWords();
  if (preview.keptCount === 0) return null;
  const ids = [...new Set(preview.kept.map(({ assetId }) => assetId))].slice(0, MOST_NAMED);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography tag="p">
        {t('runs.undo.kept', {
          count: preview.keptCount,
          shown: words.number(preview.keptCount),
        })}
      </Typography>
      <Flex gap={2} wrap="wrap">
        {ids.map((id) => (
          <TextLink key={id} tag={Link} to={pathTo('library', {}, `/${id}`)}>
            {t('runs.image', { id })}
          </TextLink>
        ))}
        {ids.length < preview.keptCount && <Typography aria-hidden>…</Typography>}
      </Flex>
    </Flex>
  );
}

function Figures({ preview }: { preview: UndoPreview }) {
  const { t } = useTranslation();
  const words = useRunWords();
  const errorMessage = useErrorMessage();
  const { undoable, remaining, error } = preview;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" role="status">
      {error !== undefined && <Typography textColor="danger600">{errorMessage(error)}</Typography>}
      {remaining === null && error === undefined && (
        <Flex justifyContent="center">
          <Loader small>{t('runs.undo.looking')}</Loader>
        </Flex>
      )}
      {remaining !== null && (
        <Typography tag="p" fontWeight="semiBold">
          {t('runs.undo.would', { count: undoable, shown: words.number(undoable) })}
        </Typography>
      )}
      <Kept preview={preview} />
      {remaining !== null && remaining > 0 && (
        <Typography tag="p" textColor="neutral600">
          {t('runs.undo.unseen', { count: remaining, shown: words.number(remaining) })}
        </Typography>
      )}
    </Flex>
  );
}

interface Props {
  run: Run;
  onConfirm: () => void;
}

/** Shows what an undo would put back and what stays, before anything is changed. */
export function UndoDialog({ run, onConfirm }: Props) {
  const { t } = useTranslation();
  const preview = useUndoPreview(run.id);
  return (
    <ConfirmDialog
      title={t('runs.undo.title')}
      endAction={
        <Dialog.Action>
          <Button
            fullWidth
            variant="danger-light"
            startIcon={<ArrowsCounterClockwise />}
            disabled={preview.undoable === 0}
            onClick={onConfirm}
          >
            {t('runs.undo.confirm')}
          </Button>
        </Dialog.Action>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4} width="100%">
        <Typography tag="p">{t('runs.undo.text')}</Typography>
        <Figures preview={preview} />
      </Flex>
    </ConfirmDialog>
  );
}
