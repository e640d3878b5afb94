import * as React from 'react';

import { ConfirmDialog } from '@strapi/strapi/admin';
import { Button, Dialog, Flex, Loader, Typography } from '@strapi/design-system';

import { styled } from 'styled-components';

import { useTranslation } from '../../../hooks/useTranslation';
import type { BulkDecision } from './bulk';
import type { Progress } from './useBulk';

interface Props {
  /** Chosen on this page, and open on it. */
  selected: number;
  onPage: number;
  /** All that meets the filters. */
  matching: number;
  progress: Progress | null;
  onDecide: (decision: BulkDecision, all: boolean) => void;
}

/** Within reach wherever a person has scrolled to. */
const Bar = styled(Flex)`
  position: sticky;
  bottom: 0;
  z-index: 2;
`;

const LOOK = {
  padding: 4,
  gap: 3,
  wrap: 'wrap',
  background: 'neutral0',
  shadow: 'popupShadow',
  hasRadius: true,
} as const;

/** Decides on the chosen texts or, after a question, on all that wait. */
export function BulkBar({ selected, onPage, matching, progress, onDecide }: Props) {
  const { t } = useTranslation();
  const [wantsAll, setWantsAll] = React.useState(false);
  const [question, setQuestion] = React.useState<BulkDecision | null>(null);
  const everything = wantsAll && selected === onPage;
  const count = everything ? matching : selected;

  if (progress) {
    return (
      <Bar {...LOOK} role="status">
        <Loader small>{t('review.bulk.working')}</Loader>
        <Typography textColor="neutral800">
          {progress.total === 0
            ? t('review.bulk.collecting')
            : t('review.bulk.progress', { done: progress.done, total: progress.total })}
        </Typography>
      </Bar>
    );
  }
  if (selected === 0) return null;

  const choose = (decision: BulkDecision) => {
    if (everything) setQuestion(decision);
    else onDecide(decision, false);
  };
  return (
    <Bar {...LOOK} role="region" aria-label={t('review.actions')}>
      <Typography textColor="neutral800" fontWeight="bold">
        {t('review.bulk.selected', { count })}
      </Typography>
      {selected === onPage && matching > onPage && (
        <Button variant="ghost" size="S" onClick={() => setWantsAll(!wantsAll)}>
          {everything ? t('review.bulk.onlyPage') : t('review.bulk.all', { count: matching })}
        </Button>
      )}
      <Button size="S" onClick={() => choose('approve')}>
        {t('review.bulk.approve', { count })}
      </Button>
      <Button size="S" variant="danger-light" onClick={() => choose('reject')}>
        {t('review.bulk.reject', { count })}
      </Button>
      <Dialog.Root open={question !== null} onOpenChange={(isOpen) => !isOpen && setQuestion(null)}>
        <ConfirmDialog
          variant={question === 'reject' ? 'danger-light' : 'success-light'}
          title={
            question === 'reject'
              ? t('review.bulk.reject', { count })
              : t('review.bulk.approve', { count })
          }
          onConfirm={() => {
            if (question) onDecide(question, true);
            setWantsAll(false);
            setQuestion(null);
          }}
        >
          {t('review.bulk.question')}
        </ConfirmDialog>
      </Dialog.Root>
    </Bar>
  );
}
