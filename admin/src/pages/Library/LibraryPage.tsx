import * as React from 'react';

import { Layouts, Page, usePersistentState } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';

import { useRights } from '../../hooks/useRights';
import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextAssetsQuery } from '../../services/assets';
import { useGetAltTextSiteQuery } from '../../services/site';
import { pathTo } from '../App/pages';
import { AssetDialog } from './AssetDialog';
import { listFilter, writeAddress } from './filters';
import { LibraryContent } from './LibraryContent';
import { Failed } from './Nothing';
import { linkId } from './shown';
import { Toolbar, type View } from './Toolbar';
import { useLibraryAddress } from './useLibraryAddress';
import { useNeighbours } from './useNeighbours';

/** The images of the media library with their texts. */
export function LibraryPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = useParams();
  const openId = id !== undefined && /^[1-9]\d{0,9}$/.test(id) ? Number(id) : null;
  const address = useLibraryAddress();
  const { filters, sort, page, pageSize, show } = address;
  const query = React.useMemo(
    () => ({ ...listFilter(filters), sort, page, pageSize }),
    [filters, sort, page, pageSize],
  );
  const list = useGetAltTextAssetsQuery(query, { refetchOnMountOrArgChange: true });
  const site = useGetAltTextSiteQuery();
  const rights = useRights();
  const [view, setView] = usePersistentState<View>('ALT_TEXT_LIBRARY_VIEW', 'grid');
  const filterButton = React.useRef<HTMLButtonElement>(null);
  const neighbours = useNeighbours(openId ?? 0, query, list.currentData);

  const search = writeAddress(address).toString();
  const toAsset = React.useCallback(
    (assetId: number) =>
      pathTo('library', Object.fromEntries(new URLSearchParams(search)), `/${assetId}`),
    [search],
  );
  const toList = (on: number) =>
    Object.fromEntries(writeAddress({ filters, sort, pageSize, page: on }));
  const lastOpen = React.useRef<number | null>(null);
  if (openId !== null) lastOpen.current = openId;

  // Images may have gone since the address was written.
  const pageCount = list.currentData?.pagination.pageCount ?? 0;
  React.useEffect(() => {
    if (pageCount > 0 && page > pageCount) show({ page: pageCount });
  }, [page, pageCount, show]);

  if (site.error) return <Failed error={site.error} onRetry={() => void site.refetch()} />;
  if (!site.data || rights === undefined) return <Page.Loading />;
  const locale = filters.locale ?? site.data.languages[0] ?? 'en';
  return (
    <Page.Main>
      <Page.Title>{t('nav.library')}</Page.Title>
      <Layouts.Header title={t('nav.library')} subtitle={t('library.subtitle')} />
      <Toolbar
        address={address}
        languages={site.data.languages}
        locale={locale}
        view={view}
        onView={setView}
        filterButton={filterButton}
      />
      <LibraryContent
        address={address}
        list={list.currentData ?? list.data}
        isFetching={list.isFetching}
        error={list.error}
        onRefetch={() => void list.refetch()}
        site={site.data}
        rights={rights}
        locale={locale}
        view={view}
        toAsset={toAsset}
        onFiltersGone={() => filterButton.current?.focus()}
      />
      {openId !== null && (
        <AssetDialog
          assetId={openId}
          locale={locale}
          total={list.currentData?.pagination.total}
          neighbours={neighbours}
          onStep={(to) =>
            navigate(pathTo('library', toList(to.page), `/${to.id}`), { replace: true })
          }
          onClose={() => navigate(pathTo('library', toList(page)))}
          onClosed={() => document.getElementById(linkId(lastOpen.current ?? 0))?.focus()}
        />
      )}
    </Page.Main>
  );
}
