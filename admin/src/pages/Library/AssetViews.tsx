import * as React from 'react';

import { Box, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Asset } from '../../../../server/src/contracts/assets';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { AssetCard } from './AssetCard';
import { AssetRow } from './AssetRow';
import { isSelected, type Selection } from './selection';
import type { RowProps } from './shown';
import type { View } from './Toolbar';

const Grid = styled(Box)`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(21rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
  padding: 0;
  list-style: none;
`;

const Table = styled.table`
  inline-size: 100%;
  border-collapse: collapse;

  th {
    padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
    text-align: start;
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  .tick {
    inline-size: 5.2rem;
  }

  .image {
    inline-size: 34%;
  }

  .others {
    inline-size: 16%;
  }
`;

interface Props extends Pick<RowProps, 'locale' | 'onTick' | 'canEdit' | 'maxLength'> {
  assets: readonly Asset[];
  languages: readonly string[];
  selection: Selection;
  toAsset: (id: number) => string;
}

const Card = React.memo(AssetCard);
const Row = React.memo(AssetRow);

/** What a card and a row need of an image. */
function useRows({ assets, languages, selection, toAsset, ...shared }: Props) {
  const { locale } = shared;
  const others = React.useMemo(
    () => languages.filter((language) => language !== locale),
    [languages, locale],
  );
  return assets.map((asset) => ({
    ...shared,
    asset,
    others,
    isSelected: isSelected(selection, asset.id),
    to: toAsset(asset.id),
  }));
}

/** Pictures first. */
function AssetGrid(props: Props) {
  const { t } = useTranslation();
  const rows = useRows(props);
  return (
    <Grid tag="ul" aria-label={t('library.images')}>
      {rows.map((row) => (
        <Card key={`${row.asset.id} ${row.locale}`} {...row} />
      ))}
    </Grid>
  );
}

/** Texts first. */
function AssetList(props: Props) {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  const rows = useRows(props);
  const heading = (words: string) => (
    <Typography variant="sigma" textColor="neutral600">
      {words}
    </Typography>
  );
  return (
    <Box background="neutral0" shadow="tableShadow" hasRadius overflow="auto">
      <Table aria-label={t('library.images')}>
        <thead>
          <tr>
            <th scope="col" className="tick">
              <VisuallyHidden>{t('library.column.select')}</VisuallyHidden>
            </th>
            <th scope="col" className="image">
              {heading(t('library.column.image'))}
            </th>
            <th scope="col">
              {heading(t('library.column.text', { language: languageName(props.locale) }))}
            </th>
            {props.languages.length > 1 && (
              <th scope="col" className="others">
                {heading(t('library.otherLanguages'))}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.asset.id} ${row.locale}`} {...row} />
          ))}
        </tbody>
      </Table>
    </Box>
  );
}

/** One page of images. */
export function AssetViews({ view, ...props }: Props & { view: View }) {
  return view === 'grid' ? <AssetGrid {...props} /> : <AssetList {...props} />;
}
