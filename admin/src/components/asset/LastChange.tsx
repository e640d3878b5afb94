import { Flex, TextButton, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { AssetText, Change } from '../../../../server/src/contracts/texts';
import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextHistoryQuery } from '../../services/assets';
import { useEditor } from './EditorContext';
import { firstPageOf } from './historyPages';
import { useAuthorName } from './useAuthorName';
import { useUndo } from './useUndo';

/** Whether what a change wrote is what stands. */
const stands = ({ after }: Change, text: AssetText): boolean =>
  (after.alternativeText ?? '') === (text.alternativeText ?? '') &&
  (after.caption ?? '') === (text.caption ?? '') &&
  after.state === text.state;

interface Props {
  /** BCP-47 */
  locale: string;
  text: AssetText;
  isUnsaved: boolean;
}

/** Who changed a text last, and a way to take that back. */
export function LastChange({ locale, text, isUnsaved }: Props) {
  const { t } = useTranslation();
  const intl = useIntl();
  const authorName = useAuthorName();
  const { asset, mayEdit } = useEditor();
  const { data } = useGetAltTextHistoryQuery(firstPageOf(asset.id));
  const { undo, isUndoing, problem } = useUndo();
  const change = data?.results.find((one) => one.locale === locale);
  if (!change || !stands(change, text)) return null;
  return (
    <>
      <Flex gap={2} wrap="wrap">
        <Typography variant="pi" textColor="neutral600">
          {t('asset.lastChange', {
            name: authorName(change.by),
            date: intl.formatDate(change.at, { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </Typography>
        {mayEdit && !change.undone && (
          <TextButton
            startIcon={<ArrowsCounterClockwise aria-hidden />}
            disabled={isUndoing || isUnsaved}
            onClick={() => void undo(change)}
          >
            {t('asset.undo')}
          </TextButton>
        )}
      </Flex>
      {problem !== '' && (
        <Typography role="alert" variant="pi" textColor="danger600">
          {problem}
        </Typography>
      )}
    </>
  );
}
