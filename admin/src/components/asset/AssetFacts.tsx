import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useHref } from 'react-router-dom';

import type { Asset, AssetUsage } from '../../../../server/src/contracts/assets';
import { useTranslation } from '../../hooks/useTranslation';
import { AssetImage } from './AssetImage';

function Usage({ usage }: { usage: AssetUsage }) {
  const { uid, documentId, title, field, kind } = usage;
  const place =
    kind === 'singleType' ? `single-types/${uid}` : `collection-types/${uid}/${documentId}`;
  const href = useHref(`/content-manager/${place}`);
  return (
    <li>
      <Link href={href} isExternal>
        {title === '' ? documentId : title}
      </Link>{' '}
      <Typography variant="pi" textColor="neutral600">
        {field}
      </Typography>
    </li>
  );
}

interface FactProps {
  term: string;
  /** On a line of its own. */
  isWide?: boolean;
  children: React.ReactNode;
}

function Fact({ term, isWide = false, children }: FactProps) {
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      gap={1}
      minWidth="14rem"
      {...(isWide ? { width: '100%' } : {})}
    >
      <Typography tag="dt" variant="sigma" textColor="neutral600">
        {term}
      </Typography>
      <Typography tag="dd" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Flex>
  );
}

/** The image itself, and what is known of the file. */
export function AssetFacts({ asset }: { asset: Asset }) {
  const { t } = useTranslation();
  const intl = useIntl();
  const { width, height, folder, mime, createdAt, context = [] } = asset;
  return (
    <Flex gap={5} alignItems="flex-start" wrap="wrap">
      <AssetImage asset={asset} size="preview" width="26rem" height="18rem" />
      <Flex tag="dl" gap={4} alignItems="flex-start" wrap="wrap" flex="1 1 28rem">
        <Fact term={t('asset.name')}>{asset.name}</Fact>
        <Fact term={t('asset.folder')}>{folder === '/' ? t('asset.folder.root') : folder}</Fact>
        <Fact term={t('asset.size')}>
          {width === null || height === null
            ? t('asset.size.unknown')
            : `${intl.formatNumber(width)} × ${intl.formatNumber(height)}`}
        </Fact>
        <Fact term={t('asset.type')}>{mime.replace(/^image\//, '').toUpperCase()}</Fact>
        <Fact term={t('asset.added')}>{intl.formatDate(createdAt, { dateStyle: 'medium' })}</Fact>
        <Fact term={t('asset.usedIn')} isWide>
          {context.length === 0 ? (
            t('asset.usedIn.none')
          ) : (
            <Box tag="ul" padding={0} style={{ listStyle: 'none' }}>
              {context.map((usage) => (
                <Usage key={[usage.uid, usage.documentId, usage.field].join(' ')} usage={usage} />
              ))}
            </Box>
          )}
        </Fact>
      </Flex>
    </Flex>
  );
}
