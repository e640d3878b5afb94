import { adminApi } from '@strapi/strapi/admin';

import type { Page } from '../../../server/src/contracts/assets';
import type {
  Credits,
  KeyAnswer,
  KeyBody,
  ProviderInfo,
  TestAnswer,
} from '../../../server/src/contracts/providers';
import type { PublishCheck } from '../../../server/src/contracts/publish';
import type { Settings, SettingsWarning } from '../../../server/src/contracts/settings';
import { PLUGIN_ID } from '../pluginId';

const url = (...segments: string[]): string =>
  ['', PLUGIN_ID, ...segments.map(encodeURIComponent)].join('/');

/** Which entries are about to be published. */
export interface PublishQuestion {
  uid: string;
  documentIds: string[];
  locale?: string | undefined;
  /** The files in a form that is not saved yet. */
  files?: number[];
}

const api = adminApi
  .enhanceEndpoints({ addTagTypes: ['AltTextProviders', 'AltTextCredits', 'AltTextWarnings'] })
  .injectEndpoints({
    endpoints: (build) => ({
      getAltTextSettings: build.query<Settings, void>({
        query: () => url('settings'),
      }),
      updateAltTextSettings: build.mutation<Settings, Settings>({
        query: (data) => ({ url: url('settings'), method: 'PUT', data }),
        invalidatesTags: ['AltTextWarnings'],
        // The answer is the truth; fetching it again could overtake what a person types next.
        async onQueryStarted(_settings, { dispatch, queryFulfilled }) {
          const saved = await queryFulfilled.catch(() => null);
          if (saved === null) return;
          dispatch(api.util.updateQueryData('getAltTextSettings', undefined, () => saved.data));
        },
      }),
      getAltTextWarnings: build.query<SettingsWarning[], void>({
        query: () => url('settings', 'warnings'),
        transformResponse: (answer: Page<SettingsWarning>) => answer.results,
        providesTags: ['AltTextWarnings'],
      }),
      getAltTextProviders: build.query<ProviderInfo[], void>({
        query: () => ({ url: url('providers'), config: { params: { pageSize: 100 } } }),
        transformResponse: (answer: Page<ProviderInfo>) => answer.results,
        providesTags: ['AltTextProviders'],
      }),
      saveAltTextKey: build.mutation<KeyAnswer, KeyBody & { provider: string }>({
        query: ({ provider, key }) => ({
          url: url('providers', provider, 'key'),
          method: 'PUT',
          data: { key } satisfies KeyBody,
        }),
        invalidatesTags: (_answer, error, { provider }) =>
          error
            ? []
            : ['AltTextProviders', 'AltTextWarnings', { type: 'AltTextCredits', id: provider }],
      }),
      forgetAltTextKey: build.mutation<KeyAnswer, string>({
        query: (provider) => ({ url: url('providers', provider, 'key'), method: 'DELETE' }),
        invalidatesTags: (_answer, error, provider) =>
          error
            ? []
            : ['AltTextProviders', 'AltTextWarnings', { type: 'AltTextCredits', id: provider }],
      }),
      testAltTextProvider: build.mutation<TestAnswer, string>({
        query: (provider) => ({ url: url('providers', provider, 'test'), method: 'POST' }),
      }),
      getAltTextCredits: build.query<Credits, string>({
        query: (provider) => url('providers', provider, 'credits'),
        providesTags: (_credits, _error, provider) => [{ type: 'AltTextCredits', id: provider }],
      }),
      checkAltTextsOfEntries: build.query<PublishCheck, PublishQuestion>({
        query: ({ uid, documentIds, locale, files }) => ({
          url: url('publish-check'),
          config: {
            params: {
              uid,
              documentId: documentIds.join(','),
              ...(locale === undefined ? {} : { locale }),
              ...(files === undefined ? {} : { files: files.join(',') }),
            },
          },
        }),
      }),
    }),
  });

export const {
  useGetAltTextSettingsQuery,
  useUpdateAltTextSettingsMutation,
  useGetAltTextWarningsQuery,
  useGetAltTextProvidersQuery,
  useSaveAltTextKeyMutation,
  useForgetAltTextKeyMutation,
  useTestAltTextProviderMutation,
  useGetAltTextCreditsQuery,
  useCheckAltTextsOfEntriesQuery,
  useLazyCheckAltTextsOfEntriesQuery,
} = api;
