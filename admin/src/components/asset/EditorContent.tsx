import { Button, Flex, Loader, Typography } from '@strapi/design-system';

import { useRights } from '../../hooks/useRights';
import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextAssetQuery } from '../../services/assets';
import { useGetAltTextSiteQuery } from '../../services/site';
import { EditorProvider } from './EditorContext';
import { EditorForm } from './EditorForm';
import type { Frame } from './frames';
import { useAssetErrorMessage } from './useAssetErrorMessage';
import { useGeneration } from './useGeneration';

interface Props {
  assetId: number;
  initialLocale: string | undefined;
  frame: Frame;
  isRouted?: boolean;
  onModified: (modified: boolean) => void;
  onClose: (() => void) | undefined;
}

/** Loads one image and all that its editor has to know. */
export function EditorContent({ assetId, frame: Frame, ...form }: Props) {
  const { t } = useTranslation();
  const errorMessage = useAssetErrorMessage();
  const rights = useRights();
  const asset = useGetAltTextAssetQuery(assetId, { refetchOnMountOrArgChange: true });
  const site = useGetAltTextSiteQuery();
  const generation = useGeneration(assetId);

  const error = asset.data ? site.error : (asset.error ?? site.error);
  if (error) {
    return (
      <Frame>
        <Flex direction="column" alignItems="flex-start" gap={4}>
          <Typography role="alert" textColor="danger600">
            <Typography fontWeight="bold" textColor="danger600">
              {t('asset.failed')}
            </Typography>
            {'. '}
            {errorMessage(error)}
          </Typography>
          <Button
            variant="tertiary"
            onClick={() => {
              void asset.refetch();
              void site.refetch();
            }}
          >
            {t('asset.retry')}
          </Button>
        </Flex>
      </Frame>
    );
  }
  if (!rights || !asset.data || !site.data) {
    return (
      <Frame>
        <Flex justifyContent="center" padding={8}>
          <Loader>{t('asset.loading')}</Loader>
        </Flex>
      </Frame>
    );
  }
  return (
    <EditorProvider
      value={{
        asset: asset.data,
        site: site.data,
        rights,
        mayEdit: rights.review && rights.updateFiles,
        mayGenerate: rights.generate && rights.updateFiles,
        generation,
      }}
    >
      <EditorForm frame={Frame} {...form} />
    </EditorProvider>
  );
}
