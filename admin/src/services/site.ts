import type { Page } from '../../../server/src/contracts/assets';
import type { CreditsOverTime, Overview } from '../../../server/src/contracts/overview';
import type { Site } from '../../../server/src/contracts/site';
import type { Task } from '../../../server/src/contracts/tasks';
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
    getAltTextCreditsOverTime: build.query<CreditsOverTime, CreditsOverTime['by']>({
      query: (by) => requests.creditsOverTime(by),
      providesTags: ['AltTextOverview'],
    }),
    /** The newest first, those of single uploads too. */
    getAltTextRecentTasks: build.query<Task[], void>({
      query: () => requests.recentTasks(),
      transformResponse: (answer: Page<Task>) => answer.results,
      providesTags: ['AltTextOverview'],
    }),
  }),
});

export const {
  useGetAltTextSiteQuery,
  useGetAltTextOverviewQuery,
  useGetAltTextCreditsOverTimeQuery,
  useGetAltTextRecentTasksQuery,
} = siteApi;
