import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyPermissions } from '@strapi/icons/symbols';
import { useLocation } from 'react-router-dom';

import { useRights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextOverviewQuery, useGetAltTextSiteQuery } from '../../../services/site';
import { pathTo } from '../../App/pages';
import { formFromQuery } from '../filter';
import { StartForm } from './StartForm';

/** A new run: which images, how, and what it would cost. */
export function NewRun() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const rights = useRights();
  const site = useGetAltTextSiteQuery(undefined, { refetchOnMountOrArgChange: true });
  const { data: overview } = useGetAltTextOverviewQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });

  if (site.isError) return <Page.Error />;
  if (site.data === undefined || rights === undefined) return <Page.Loading />;
  const header = {
    title: t('runs.new'),
    subtitle: t('runs.new.subtitle'),
    navigationAction: <BackButton fallback={pathTo('runs')} />,
  };
  return (
    <Page.Main>
      <Page.Title>{t('runs.new')}</Page.Title>
      {rights.manageRuns ? (
        <StartForm
          // Another address asks for another run.
          key={search}
          header={header}
          initial={formFromQuery(search)}
          site={site.data}
          overview={overview}
        />
      ) : (
        <>
          <Layouts.Header {...header} />
          <Layouts.Content>
            <EmptyStateLayout
              icon={<EmptyPermissions width="16rem" />}
              content={t('runs.readOnly')}
              hasRadius
            />
          </Layouts.Content>
        </>
      )}
    </Page.Main>
  );
}
