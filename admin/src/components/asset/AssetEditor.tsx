import * as React from 'react';

import { Box, Button, Field, Flex, Loader, Textarea, Typography } from '@strapi/design-system';

import type { Asset } from '../../../../server/src/contracts/assets';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useRights } from '../../hooks/useRights';
import { useTranslation } from '../../hooks/useTranslation';
import { useEditAltTextMutation, useGetAltTextAssetQuery } from '../../services/assets';
import { AssetImage } from './AssetImage';
import { StateBadge } from './StateBadge';

function OneLanguage({ asset, locale }: { asset: Asset; locale: string }) {
  const { t } = useTranslation();
  const errorMessage = useErrorMessage();
  const language = useLanguageNames()(locale);
  const rights = useRights();
  const text = asset.texts[locale];
  const [edit, { isLoading, error }] = useEditAltTextMutation();
  const [words, setWords] = React.useState(text?.alternativeText ?? '');
  return (
    <Field.Root {...(error === undefined ? {} : { error: errorMessage(error) })}>
      <Flex gap={2}>
        <Field.Label>{t('library.edit.label', { name: asset.name, language })}</Field.Label>
        {text && <StateBadge state={text.state} />}
      </Flex>
      <Textarea
        value={words}
        readOnly={!rights?.review || isLoading}
        onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setWords(event.target.value)}
      />
      <Field.Error />
      {rights?.review && (
        <Flex justifyContent="flex-end">
          <Button
            size="S"
            loading={isLoading}
            onClick={() => void edit({ id: asset.id, locale, body: { alternativeText: words } })}
          >
            {t('library.edit.save')}
          </Button>
        </Flex>
      )}
    </Field.Root>
  );
}

interface Props {
  assetId: number;
  initialLocale?: string;
  onClose?: () => void;
}

/** One image large, with its texts in every language. */
export function AssetEditor({ assetId, initialLocale }: Props) {
  const errorMessage = useErrorMessage();
  const { data, error } = useGetAltTextAssetQuery(assetId);
  if (error) return <Typography role="alert">{errorMessage(error)}</Typography>;
  if (!data) return <Loader />;
  const locales = Object.keys(data.texts).sort(
    (a, b) => Number(b === initialLocale) - Number(a === initialLocale),
  );
  return (
    <Flex gap={6} alignItems="flex-start" wrap="wrap">
      <Box width="36rem" maxWidth="100%">
        <AssetImage asset={data} size="preview" height="30rem" />
      </Box>
      <Flex direction="column" alignItems="stretch" gap={4} grow={1}>
        {locales.map((locale) => (
          <OneLanguage key={locale} asset={data} locale={locale} />
        ))}
      </Flex>
    </Flex>
  );
}
