import * as React from 'react';

import { Flex, IconButton, Loader, Typography } from '@strapi/design-system';
import { Pencil, Sparkle } from '@strapi/icons';
import { styled } from 'styled-components';

import type { Asset } from '../../../server/src/contracts/assets';
import { AssetImage } from '../components/asset/AssetImage';
import { keepFocus } from '../components/asset/keepFocus';
import { directionOf } from '../components/asset/languageFacts';
import { StateBadge } from '../components/asset/StateBadge';
import { useGeneration } from '../components/asset/useGeneration';
import { useTranslation } from '../hooks/useTranslation';

/** As much of a text as tells what it is. */
const Excerpt = styled(Typography)`
  display: -webkit-box;
  overflow: hidden;
  overflow-wrap: anywhere;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
`;

const Row = styled(Flex)`
  & + & {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;

interface Props {
  asset: Asset;
  /** BCP-47 */
  language: string;
  mayGenerate: boolean;
  onEdit: () => void;
}

/** One image of an entry: its state, its text, and what can be done about it. */
export function EntryImage({ asset, language, mayGenerate, onEdit }: Props) {
  const { t } = useTranslation();
  const { isRunning, outcome, generate } = useGeneration(asset.id);
  const editButton = React.useRef<HTMLButtonElement>(null);
  const text = asset.texts[language];
  const state = text?.state ?? 'missing';
  const words = text?.alternativeText ?? '';
  const { name } = asset;
  return (
    <Row tag="li" direction="column" alignItems="stretch" gap={2} paddingTop={3} paddingBottom={3}>
      <Flex gap={3} alignItems="flex-start">
        <AssetImage asset={asset} width="5.6rem" height="5.6rem" />
        <Flex direction="column" alignItems="flex-start" gap={1} flex="1" minWidth={0}>
          <Typography
            variant="pi"
            fontWeight="semiBold"
            textColor="neutral800"
            ellipsis
            title={name}
            maxWidth="100%"
          >
            {name}
          </Typography>
          <StateBadge state={state} />
        </Flex>
        <Flex gap={1} shrink={0}>
          {mayGenerate && state === 'missing' && (
            <IconButton
              label={t('entry.generate', { name })}
              variant="ghost"
              disabled={isRunning}
              onClick={() => {
                void generate({ languages: [language] }).then(() => {
                  keepFocus(editButton.current);
                });
              }}
            >
              <Sparkle />
            </IconButton>
          )}
          <IconButton
            ref={editButton}
            label={t('entry.edit', { name })}
            variant="ghost"
            onClick={onEdit}
          >
            <Pencil />
          </IconButton>
        </Flex>
      </Flex>
      {words !== '' && (
        <Excerpt variant="pi" tag="p" lang={language} dir={directionOf(language)}>
          {words}
        </Excerpt>
      )}
      {isRunning && <Loader small>{t('asset.generate.running')}</Loader>}
      {(outcome?.kind === 'failed' || outcome?.kind === 'skipped') && (
        <Typography variant="pi" tag="p" textColor="danger600">
          {outcome.message}
        </Typography>
      )}
    </Row>
  );
}
