import * as React from 'react';

import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { styled } from 'styled-components';

import { StateBadge } from '../../components/asset/StateBadge';
import { useTranslation } from '../../hooks/useTranslation';
import { FindingsCount, NoText, Trouble } from './AssetFacts';
import { InlineEditor } from './InlineEditor';
import { type RowProps, textIn, wordsOf } from './shown';

const Words = styled(Box)<{ $lines: number }>`
  display: -webkit-box;
  overflow: hidden;
  overflow-wrap: anywhere;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: ${({ $lines }) => $lines};
`;

interface Props extends Pick<RowProps, 'asset' | 'locale' | 'canEdit' | 'maxLength'> {
  /** How much of a long text is shown. */
  lines: number;
}

/** The text in the chosen language with its state, and a way to change it in its place. */
export function ShownText({ asset, locale, canEdit, maxLength, lines }: Props) {
  const { t } = useTranslation();
  const [isEditing, setIsEditing] = React.useState(false);
  const button = React.useRef<HTMLButtonElement>(null);
  const wasEditing = React.useRef(false);
  React.useLayoutEffect(() => {
    // The focus was in the field, which is gone now.
    if (wasEditing.current && !isEditing) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  if (isEditing) {
    return (
      <InlineEditor
        asset={asset}
        locale={locale}
        maxLength={maxLength}
        onDone={() => setIsEditing(false)}
      />
    );
  }
  const text = textIn(asset, locale);
  const { words, isSuggestion } = wordsOf(text);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={1} alignItems="flex-start" justifyContent="space-between">
        <Words $lines={lines} lang={words === '' ? undefined : locale}>
          {words === '' ? (
            <NoText>
              {t(text.state === 'decorative' ? 'library.text.decorative' : 'library.text.none')}
            </NoText>
          ) : (
            <Typography textColor={isSuggestion ? 'neutral600' : 'neutral800'}>{words}</Typography>
          )}
        </Words>
        {canEdit && (
          <IconButton
            ref={button}
            size="XS"
            variant="ghost"
            withTooltip={false}
            label={t('library.edit', { name: asset.name })}
            onClick={() => setIsEditing(true)}
          >
            <Pencil />
          </IconButton>
        )}
      </Flex>
      <Flex gap={3} wrap="wrap">
        <StateBadge state={text.state} />
        <FindingsCount asset={asset} />
      </Flex>
      <Trouble asset={asset} />
    </Flex>
  );
}
