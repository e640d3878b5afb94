import { Box, Flex, Typography } from '@strapi/design-system';

import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextAssetQuery } from '../../../services/assets';

/** Where the image is used: its purpose is half of what its text should say. */
export function Usages({ assetId }: { assetId: number }) {
  const { t } = useTranslation();
  const { currentData, isError } = useGetAltTextAssetQuery(assetId);
  const usages = currentData?.context ?? [];
  const note = isError
    ? t('review.usages.unknown')
    : currentData
      ? t('review.usages.none')
      : t('review.usages.loading');
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('review.usages')}
      </Typography>
      {usages.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {note}
        </Typography>
      ) : (
        <Box tag="ul" padding={0} style={{ listStyle: 'none' }}>
          {usages.map(({ uid, documentId, title, field }) => (
            <li key={[uid, documentId, field].join(' ')}>
              <Typography variant="pi" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
                {title === '' ? documentId : title}{' '}
                <Typography variant="pi" textColor="neutral600">
                  {field}
                </Typography>
              </Typography>
            </li>
          ))}
        </Box>
      )}
    </Flex>
  );
}
