import * as React from 'react';

import { Box, Flex } from '@strapi/design-system';
import { Image as ImageIcon } from '@strapi/icons';
import { styled } from 'styled-components';

import type { Asset } from '../../../../server/src/contracts/assets';
import { fileUrl } from '../../services/files';

/** Squares as behind a transparent picture in an image editor. */
const Frame = styled(Flex)`
  overflow: hidden;
  background: repeating-conic-gradient(
      ${({ theme }) => theme.colors.neutral100} 0% 25%,
      ${({ theme }) => theme.colors.neutral0} 0% 50%
    )
    50% / 20px 20px;
`;

const Picture = styled.img`
  width: 100%;
  height: 100%;
  object-fit: contain;
`;

interface Props {
  asset: Pick<Asset, 'thumbnailUrl' | 'previewUrl'>;
  size?: 'thumbnail' | 'preview';
  /**
   * Empty where the image's name or text stands beside it, so that nothing is read out twice.
   */
  alt?: string;
  width?: string;
  height?: string;
}

/** An image of the library in a frame of its own size; a sign stands for one that cannot be shown. */
export function AssetImage({
  asset,
  size = 'thumbnail',
  alt = '',
  width = '100%',
  height = '100%',
}: Props) {
  const src = fileUrl(size === 'thumbnail' ? asset.thumbnailUrl : asset.previewUrl);
  const [broken, setBroken] = React.useState<string | null>(null);
  return (
    <Frame width={width} height={height} hasRadius justifyContent="center" shrink={0}>
      {broken === src ? (
        <Box role={alt === '' ? 'presentation' : 'img'} aria-label={alt === '' ? undefined : alt}>
          <ImageIcon width="2.4rem" height="2.4rem" fill="neutral500" />
        </Box>
      ) : (
        <Picture
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          onError={() => setBroken(src)}
        />
      )}
    </Frame>
  );
}
