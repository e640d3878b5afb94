import { Page } from '@strapi/strapi/admin';

import type { Site } from '../../../../server/src/contracts/site';
import { type Rights, useRights } from '../../hooks/useRights';
import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextSiteQuery } from '../../services/site';
import { useReviewAddress } from './filters';
import { ListView } from './list/ListView';
import { OneView } from './one/OneView';
import { useSession } from './useSession';

function Review({ site, rights }: { site: Site; rights: Rights }) {
  const state = useReviewAddress();
  const session = useSession();
  const View = state.address.view === 'list' ? ListView : OneView;
  // Other filters are another queue.
  const key = JSON.stringify(state.filters);
  return <View key={key} state={state} site={site} rights={rights} session={session} />;
}

/** What waits for a person: one after the other, or many at once. */
export default function ReviewPage() {
  const { t } = useTranslation();
  const site = useGetAltTextSiteQuery();
  const rights = useRights();
  if (site.isError) return <Page.Error />;
  if (site.data === undefined || rights === undefined) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{t('nav.review')}</Page.Title>
      <Review site={site.data} rights={rights} />
    </Page.Main>
  );
}
