import * as React from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { Change } from '../../../../server/src/contracts/texts';
import { useTranslation } from '../../hooks/useTranslation';
import { DifferenceText } from './DifferenceText';
import { useEditor } from './EditorContext';
import { keepFocus } from './keepFocus';
import { ownNameOf } from './languageFacts';
import { StateBadge } from './StateBadge';
import { useAuthorName } from './useAuthorName';
import { useUndo } from './useUndo';

const FIELDS = ['alternativeText', 'caption', 'title'] as const;

function Differences({ change: { before, after, locale } }: { change: Change }) {
  const { t } = useTranslation();
  const changed = FIELDS.filter((field) => (before[field] ?? '') !== (after[field] ?? ''));
  return changed.map((field) => (
    <Flex key={field} direction="column" alignItems="stretch">
      <Typography variant="pi" textColor="neutral600">
        {t(`asset.${field}`)}
      </Typography>
      <DifferenceText before={before[field] ?? ''} after={after[field] ?? ''} locale={locale} />
    </Flex>
  ));
}

/** One change: in which language, by whom, when, and what it did. */
export function HistoryEntry({ change }: { change: Change }) {
  const { t } = useTranslation();
  const intl = useIntl();
  const authorName = useAuthorName();
  const { mayEdit } = useEditor();
  const { undo, isUndoing, problem } = useUndo();
  const row = React.useRef<HTMLLIElement>(null);
  const { before, after, locale, at, by, undone } = change;
  const date = intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Flex
      ref={row}
      tag="li"
      tabIndex={-1}
      direction="column"
      alignItems="stretch"
      gap={2}
      padding={3}
      borderColor="neutral200"
      hasRadius
      style={{ listStyle: 'none' }}
    >
      <Flex gap={2} justifyContent="space-between" alignItems="flex-start">
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="bold" lang={locale}>
            {ownNameOf(locale)}
          </Typography>
          <Typography>{authorName(by)}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {date}
          </Typography>
        </Flex>
        {undone ? (
          <Typography variant="pi" textColor="neutral600">
            {t('asset.undone')}
          </Typography>
        ) : (
          mayEdit && (
            <Button
              size="S"
              variant="tertiary"
              startIcon={<ArrowsCounterClockwise />}
              loading={isUndoing}
              aria-label={t('asset.undo.of', { name: authorName(by), date })}
              onClick={() => {
                void undo(change).then(() => {
                  keepFocus(row.current);
                });
              }}
            >
              {t('asset.undo')}
            </Button>
          )
        )}
      </Flex>
      {before.state !== after.state && (
        <Flex gap={2}>
          <StateBadge state={before.state} />
          <Typography aria-label={t('asset.becomes')} role="img" textColor="neutral600">
            →
          </Typography>
          <StateBadge state={after.state} />
        </Flex>
      )}
      <Differences change={change} />
      {problem !== '' && (
        <Typography role="alert" variant="pi" textColor="danger600">
          {problem}
        </Typography>
      )}
    </Flex>
  );
}
