import * as React from 'react';

import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';

import type { Asset } from '../../../server/src/contracts/assets';
import { useErrorMessage } from '../hooks/useErrorMessage';
import { useLanguageNames } from '../hooks/useLanguageNames';
import type { Rights } from '../hooks/useRights';
import { useTranslation } from '../hooks/useTranslation';
import { useGetAltTextSiteQuery } from '../services/site';
import { entryLanguage } from './entryLanguage';
import { EntryImage } from './EntryImage';
import type { FormImages } from './imagesIn';
import { useEntryAssets } from './useEntryAssets';
import { useEntryLocale } from './useEntryLocale';

const AssetDialog = React.lazy(async () => {
  const { AssetDialog: Dialog } = await import('../components/asset/AssetDialog');
  return { default: Dialog };
});

/** Images that are listed at first; a gallery may hold a hundred. */
const FEW = 6;

const lacksText = ({ texts }: Asset, language: string): boolean => {
  const text = texts[language];
  return !text || (text.state !== 'decorative' && (text.alternativeText ?? '').trim() === '');
};

interface Props {
  images: FormImages;
  rights: Rights;
  /** The entry's own; that of the address goes first, for an entry that is not saved yet. */
  locale: string | undefined;
}

/** The images of an entry, each with its text in the entry's language. */
export function EntryImages({ images, rights, locale }: Props) {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  const errorMessage = useErrorMessage();
  const chosen = useEntryLocale() ?? locale;
  const { data: site, error: siteError } = useGetAltTextSiteQuery();
  const { assets, error: assetsError, leftOut } = useEntryAssets(images);
  const [isLong, setIsLong] = React.useState(false);
  const [edited, setEdited] = React.useState<number | null>(null);

  const error = siteError ?? assetsError;
  if (error && !assets) {
    return <Typography textColor="danger600">{errorMessage(error)}</Typography>;
  }
  if (!site || !assets) return <Loader small>{t('entry.loading')}</Loader>;

  const matched = entryLanguage(chosen, site.languages);
  const language = matched ?? site.languages[0] ?? 'en';
  const missing = assets.filter((asset) => lacksText(asset, language)).length;
  const shown = isLong ? assets : assets.slice(0, FEW);
  const hidden = assets.length - shown.length;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="pi" textColor={missing > 0 ? 'danger700' : 'neutral600'}>
        {missing > 0
          ? t('entry.missing', { missing, total: assets.length, language: languageName(language) })
          : t('entry.complete', { language: languageName(language) })}
      </Typography>
      {matched === undefined && chosen !== undefined && (
        <Typography variant="pi" textColor="neutral600">
          {t('entry.notOfSite', { language: languageName(chosen) })}
        </Typography>
      )}
      <Box tag="ul" aria-label={t('entry.title')} padding={0} style={{ listStyle: 'none' }}>
        {shown.map((asset) => (
          <EntryImage
            key={asset.id}
            asset={asset}
            language={language}
            mayGenerate={rights.generate && rights.updateFiles}
            onEdit={() => {
              setEdited(asset.id);
            }}
          />
        ))}
      </Box>
      {hidden > 0 && (
        <Button
          variant="tertiary"
          size="S"
          onClick={() => {
            setIsLong(true);
          }}
        >
          {t('entry.showAll', { count: assets.length })}
        </Button>
      )}
      {leftOut > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {t('entry.leftOut', { count: leftOut })}
        </Typography>
      )}
      {edited !== null && (
        <React.Suspense fallback={null}>
          <AssetDialog
            assetId={edited}
            initialLocale={language}
            onClose={() => {
              setEdited(null);
            }}
          />
        </React.Suspense>
      )}
    </Flex>
  );
}
