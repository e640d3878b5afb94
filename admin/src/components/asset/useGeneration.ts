import * as React from 'react';

import { useNotifyAT } from '@strapi/design-system';

import type { Asset, GenerateBody } from '../../../../server/src/contracts/assets';
import { useTranslation } from '../../hooks/useTranslation';
import { readApiError } from '../../services/apiError';
import { useGenerateAltTextMutation } from '../../services/assets';
import { useAssetErrorMessage } from './useAssetErrorMessage';

/** What became of the last request for a text. */
export type Outcome =
  | { kind: 'failed'; message: string; code: string | undefined }
  /** Nothing was written, for a reason. */
  | { kind: 'skipped'; message: string; code: string | undefined }
  | { kind: 'written'; message: string }
  /** Some of it waits for a person. */
  | { kind: 'suggested'; message: string };

export interface Generation {
  isRunning: boolean;
  /** The languages that the last request was about. */
  languages: string[];
  outcome: Outcome | null;
  generate: (body: GenerateBody & { languages: string[] }) => Promise<void>;
  dismiss: () => void;
}

/** Asks for texts of one image, and tells what became of it, aloud too. */
export function useGeneration(assetId: number): Generation {
  const { t, tOr } = useTranslation();
  const { notifyStatus, notifyAlert } = useNotifyAT();
  const errorMessage = useAssetErrorMessage();
  const [request, { isLoading }] = useGenerateAltTextMutation();
  const [languages, setLanguages] = React.useState<string[]>([]);
  const [outcome, setOutcome] = React.useState<Outcome | null>(null);

  const outcomeOf = ({ task, texts }: Asset, asked: string[]): Outcome => {
    if (task?.status === 'skipped') {
      const { code, message = '' } = task;
      return { kind: 'skipped', code, message: tOr(`asset.skipped.${code ?? ''}`, message) };
    }
    const isSuggested = asked.some((locale) => texts[locale]?.state === 'suggested');
    const kind = isSuggested ? 'suggested' : 'written';
    return { kind, message: t(`asset.generate.${kind}`, { credits: task?.credits ?? 0 }) };
  };

  const generate: Generation['generate'] = async (body) => {
    setLanguages(body.languages);
    setOutcome(null);
    notifyStatus(t('asset.generate.running'));
    const answer = await request({ id: assetId, body });
    if (!('error' in answer)) {
      const next = outcomeOf(answer.data, body.languages);
      setOutcome(next);
      notifyStatus(next.message);
      return;
    }
    const message = errorMessage(answer.error);
    setOutcome({ kind: 'failed', message, code: readApiError(answer.error).code });
    notifyAlert(message);
  };

  return {
    isRunning: isLoading,
    languages,
    outcome,
    generate,
    dismiss: () => {
      setOutcome(null);
    },
  };
}
