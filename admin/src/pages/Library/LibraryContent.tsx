import * as React from 'react';

import { Layouts, Page } from '@strapi/strapi/admin';
import { Box, Flex } from '@strapi/design-system';

import type { Asset, Page as AssetPage } from '../../../../server/src/contracts/assets';
import type { Site } from '../../../../server/src/contracts/site';
import type { Rights } from '../../hooks/useRights';
import { useTranslation } from '../../hooks/useTranslation';
import { AssetViews } from './AssetViews';
import { BulkActions } from './BulkActions';
import { BulkResult } from './BulkResult';
import { filterKey } from './filters';
import { FilterTags } from './FilterTags';
import { Failed, Nothing } from './Nothing';
import { Pages } from './Pages';
import { SelectionBar } from './SelectionBar';
import type { View } from './Toolbar';
import type { BulkOutcome } from './useBulk';
import type { AddressControl } from './useLibraryAddress';
import { useSelection } from './useSelection';

interface Props {
  address: AddressControl;
  list: AssetPage<Asset> | undefined;
  isFetching: boolean;
  error: unknown;
  onRefetch: () => void;
  site: Site;
  rights: Rights;
  locale: string;
  view: View;
  toAsset: (id: number) => string;
  /** Puts the focus back where filters are set. */
  onFiltersGone: () => void;
}

/** The images that were asked for, with what can be done with those that are ticked. */
export function LibraryContent(props: Props) {
  const { address, list, isFetching, error, onRefetch, site, rights, locale, view } = props;
  const { t } = useTranslation();
  const control = useSelection(filterKey(address.filters));
  const [outcome, setOutcome] = React.useState<BulkOutcome | null>(null);
  const ids = React.useMemo(() => list?.results.map(({ id }) => id) ?? [], [list]);

  const body = () => {
    if (error !== undefined && !isFetching) return <Failed error={error} onRetry={onRefetch} />;
    if (list === undefined) return <Page.Loading />;
    if (list.results.length === 0) return <Nothing address={address} />;
    return (
      <>
        <SelectionBar control={control} pageIds={ids} total={list.pagination.total}>
          <BulkActions
            control={control}
            filters={address.filters}
            rights={rights}
            onDone={(done) => {
              setOutcome(done);
              onRefetch();
            }}
          />
        </SelectionBar>
        <Box aria-busy={isFetching} paddingTop={2} style={{ opacity: isFetching ? 0.6 : 1 }}>
          <AssetViews
            view={view}
            assets={list.results}
            languages={site.languages}
            locale={locale}
            selection={control.selection}
            onTick={control.tick}
            toAsset={props.toAsset}
            canEdit={rights.review}
            maxLength={site.maxLength}
          />
        </Box>
        <Pages
          address={address}
          pageCount={list.pagination.pageCount}
          total={list.pagination.total}
        />
      </>
    );
  };

  return (
    <Layouts.Content>
      {outcome !== null && <BulkResult outcome={outcome} onClose={() => setOutcome(null)} />}
      <Flex direction="column" alignItems="stretch" gap={3}>
        <FilterTags address={address} onGone={props.onFiltersGone} />
        <Box tag="section" aria-label={t('library.images')}>
          {body()}
        </Box>
      </Flex>
    </Layouts.Content>
  );
}
