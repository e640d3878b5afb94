import type { Overview } from '../../../server/src/contracts/overview';
import type { Site } from '../../../server/src/contracts/site';
import { api, requests } from './api';

const siteApi = api.injectEndpoints({
  endpoints: (build) => ({
    getAltTextSite: build.query<Site, void>({
      query: () => requests.site(),
      providesTags: ['AltTextSite'],
    }),
    getAltTextOverview: build.query<Overview, void>({
      query: () => requests.overview(),
      providesTags: ['AltTextOverview'],
    }),
  }),
});

export const { useGetAltTextSiteQuery, useGetAltTextOverviewQuery } = siteApi;
