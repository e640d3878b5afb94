import * as React from 'react';

import { useNotifyAT } from '@strapi/design-system';

import type { Change } from '../../../../server/src/contracts/texts';
import { useTranslation } from '../../hooks/useTranslation';
import { useUndoAltTextChangeMutation } from '../../services/assets';
import { useAssetErrorMessage } from './useAssetErrorMessage';

interface Undo {
  undo: (change: Change) => Promise<void>;
  isUndoing: boolean;
  /** Why the last one was refused, in words; empty where it was not. */
  problem: string;
}

/** Puts back what stood before a change. */
export function useUndo(): Undo {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const errorMessage = useAssetErrorMessage();
  const [request, { isLoading }] = useUndoAltTextChangeMutation();
  const [problem, setProblem] = React.useState('');
  return {
    isUndoing: isLoading,
    problem,
    undo: async ({ id, assetId }) => {
      setProblem('');
      const answer = await request({ changeId: id, assetId });
      if ('data' in answer) notifyStatus(t('asset.undone.done'));
      else setProblem(errorMessage(answer.error));
    },
  };
}
