import * as React from 'react';

import { useForm } from '@strapi/strapi/admin';
import { Box, Button, Flex, Grid, Typography, useNotifyAT } from '@strapi/design-system';
import { Check, Cross, Pencil } from '@strapi/icons';

import type { AssetText } from '../../../../server/src/contracts/texts';
import { useTranslation } from '../../hooks/useTranslation';
import { useReviewAltTextsMutation } from '../../services/assets';
import { useEditor } from './EditorContext';
import { Findings } from './Findings';
import { directionOf } from './languageFacts';
import { useAssetErrorMessage } from './useAssetErrorMessage';

interface ColumnProps {
  title: string;
  alternativeText: string | null;
  caption: string | null;
  locale: string;
}

function Column({ title, alternativeText, caption, locale }: ColumnProps) {
  const { t } = useTranslation();
  const empty = alternativeText === '' ? 'asset.suggestion.decorative' : 'asset.nothing';
  const words = { tag: 'p', lang: locale, dir: directionOf(locale) } as const;
  return (
    <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch" gap={1}>
      <Typography variant="sigma" tag="h4" textColor="neutral600">
        {title}
      </Typography>
      {alternativeText ? (
        <Typography {...words}>{alternativeText}</Typography>
      ) : (
        <Typography tag="p" textColor="neutral600">
          {t(empty)}
        </Typography>
      )}
      {caption && (
        <Typography variant="pi" textColor="neutral600" {...words}>
          {caption}
        </Typography>
      )}
    </Grid.Item>
  );
}

interface Props {
  /** BCP-47 */
  locale: string;
  text: AssetText;
  isUnsaved: boolean;
  /** Puts the suggested words where they can be edited. */
  onTake: () => void;
  /** It is decided on, and goes away. */
  onDecided: () => void;
}

/** A text that waits for a person, beside what stands. */
export function Suggestion({ locale, text, isUnsaved, onTake, onDecided }: Props) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const id = React.useId();
  const { asset, mayEdit } = useEditor();
  const errorMessage = useAssetErrorMessage();
  const [review, { isLoading }] = useReviewAltTextsMutation();
  const [problem, setProblem] = React.useState('');
  const onChange = useForm('Suggestion', (form) => form.onChange);
  const { suggestion, findings = [] } = text;
  if (!suggestion) return null;

  const decide = async (decision: 'approve' | 'reject') => {
    setProblem('');
    const answer = await review({ ids: [asset.id], locale, decision });
    if ('error' in answer) {
      setProblem(errorMessage(answer.error));
      return;
    }
    const [skip] = answer.data.skipped;
    if (skip) {
      setProblem(errorMessage({ message: skip.message, details: { code: skip.code } }));
      return;
    }
    notifyStatus(
      t(decision === 'approve' ? 'asset.suggestion.approved' : 'asset.suggestion.rejected'),
    );
    onDecided();
  };

  const take = () => {
    const field = `texts.${locale}`;
    const { alternativeText, caption } = suggestion;
    if (alternativeText !== null) {
      onChange(`${field}.alternativeText`, alternativeText);
      onChange(`${field}.decorative`, alternativeText === '');
    }
    if (caption !== null) onChange(`${field}.caption`, caption);
    onTake();
  };

  const disabled = isLoading || isUnsaved;
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      padding={4}
      background="primary100"
      borderColor="primary200"
      hasRadius
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography id={id} variant="delta" tag="h3">
          {t('asset.suggestion.title')}
        </Typography>
        <Grid.Root gap={4}>
          <Column {...text} title={t('asset.suggestion.now')} locale={locale} />
          <Column {...suggestion} title={t('asset.suggestion.new')} locale={locale} />
        </Grid.Root>
        <Findings findings={findings} />
        {mayEdit && (
          <Flex gap={2} wrap="wrap">
            <Button
              startIcon={<Check />}
              variant="success-light"
              disabled={disabled}
              onClick={() => void decide('approve')}
            >
              {t('asset.suggestion.approve')}
            </Button>
            <Button startIcon={<Pencil />} variant="tertiary" disabled={isLoading} onClick={take}>
              {t('asset.suggestion.edit')}
            </Button>
            <Button
              startIcon={<Cross />}
              variant="danger-light"
              disabled={disabled}
              onClick={() => void decide('reject')}
            >
              {t('asset.suggestion.reject')}
            </Button>
          </Flex>
        )}
        {problem !== '' && (
          <Typography role="alert" textColor="danger600">
            {problem}
          </Typography>
        )}
      </Flex>
    </Box>
  );
}
