import * as React from 'react';

import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';
import { Button, Dialog, Flex } from '@strapi/design-system';
import { ArrowClockwise, ArrowsCounterClockwise, Cross, Play, Stop } from '@strapi/icons';

import type { Run } from '../../../../../server/src/contracts/runs';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { useSteerAltTextRunMutation } from '../../../services/runs';
import { stepsOf } from '../progress';
import { UndoDialog } from './UndoDialog';
import type { Undo } from './useUndo';

type Step = 'pause' | 'resume' | 'cancel' | 'retry';

/** Carries out a step, and says what came of it. */
function useSteer(id: number): (step: Step) => Promise<void> {
  const { t } = useTranslation();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [steer] = useSteerAltTextRunMutation();
  return async (step) => {
    const answer = await steer({ id, step });
    if ('data' in answer) {
      toggleNotification({ type: 'success', message: t(`runs.step.${step}.done`) });
    } else {
      toggleNotification({ type: 'danger', message: errorMessage(answer.error) });
    }
  };
}

/** A button that goes away with its purpose hands its focus on, instead of losing it. */
function useKeptFocus(run: Run, target: React.RefObject<HTMLElement>): () => void {
  const acted = React.useRef(false);
  React.useEffect(() => {
    if (!acted.current || document.activeElement !== document.body) return;
    acted.current = false;
    target.current?.focus();
  }, [run, target]);
  return () => {
    acted.current = true;
  };
}

interface Props {
  run: Run;
  undo: Undo;
  fallbackFocus: React.RefObject<HTMLElement>;
}

/** What can be done with a run as it stands. */
export function RunActions({ run, undo, fallbackFocus }: Props) {
  const { t } = useTranslation();
  const steer = useSteer(run.id);
  const keepFocus = useKeptFocus(run, fallbackFocus);
  const [isUndoing, setIsUndoing] = React.useState(false);
  const steps = stepsOf(run);
  const act = async (step: Step) => {
    keepFocus();
    await steer(step);
  };
  return (
    <Flex gap={2} wrap="wrap">
      {steps.undo && !undo.isBusy && (
        <Dialog.Root open={isUndoing} onOpenChange={setIsUndoing}>
          <Dialog.Trigger>
            <Button variant="tertiary" startIcon={<ArrowsCounterClockwise />} onClick={keepFocus}>
              {t('runs.undo')}
            </Button>
          </Dialog.Trigger>
          {isUndoing && <UndoDialog run={run} onConfirm={undo.start} />}
        </Dialog.Root>
      )}
      {steps.cancel && (
        <Dialog.Root>
          <Dialog.Trigger>
            <Button variant="danger-light" startIcon={<Cross />}>
              {t('runs.step.cancel')}
            </Button>
          </Dialog.Trigger>
          <ConfirmDialog title={t('runs.cancel.title')} onConfirm={() => act('cancel')}>
            {t('runs.cancel.text')}
          </ConfirmDialog>
        </Dialog.Root>
      )}
      {steps.retry && (
        <Button
          variant="secondary"
          startIcon={<ArrowClockwise />}
          onClick={() => void act('retry')}
        >
          {t('runs.step.retry', { count: run.counts.failed })}
        </Button>
      )}
      {(steps.pause || steps.resume) && (
        // One button for both: it keeps the focus while it changes its meaning.
        <Button
          variant={steps.resume ? 'default' : 'secondary'}
          startIcon={steps.resume ? <Play /> : <Stop />}
          onClick={() => void act(steps.resume ? 'resume' : 'pause')}
        >
          {t(steps.resume ? 'runs.step.resume' : 'runs.step.pause')}
        </Button>
      )}
    </Flex>
  );
}
