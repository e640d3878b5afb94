import type { Page } from '../../../server/src/contracts/assets';
import type { PageContentType } from '../../../server/src/contracts/pages';
import type {
  Credits,
  KeyAnswer,
  KeyBody,
  ProviderInfo,
  TestAnswer,
} from '../../../server/src/contracts/providers';
import type {
  SavedSettings,
  SettingsLocales,
  SettingsWarning,
} from '../../../server/src/contracts/settings';
import { api, requests } from './api';

/** What a key changes besides itself. */
const ofKey = (provider: string) =>
  [
    'AltTextProviders',
    'AltTextSite',
    'AltTextWarnings',
    { type: 'AltTextCredits', id: provider },
  ] as const;

const settingsApi = api.injectEndpoints({
  endpoints: (build) => ({
    getAltTextSettings: build.query<SavedSettings, void>({
      query: () => requests.settings.get(),
    }),
    updateAltTextSettings: build.mutation<SavedSettings, SavedSettings>({
      query: (settings) => requests.settings.save(settings),
      invalidatesTags: ['AltTextWarnings', 'AltTextSite', 'AltTextOverview', 'AltTextAsset'],
      // The answer is the truth; fetching it again could overtake what a person types next.
      async onQueryStarted(_settings, { dispatch, queryFulfilled }) {
        const saved = await queryFulfilled.catch(() => null);
        if (saved === null) return;
        dispatch(
          settingsApi.util.updateQueryData('getAltTextSettings', undefined, () => saved.data),
        );
      },
    }),
    getAltTextLocales: build.query<SettingsLocales, void>({
      query: () => requests.settings.locales(),
    }),
    getAltTextWarnings: build.query<SettingsWarning[], void>({
      query: () => requests.settings.warnings(),
      transformResponse: (answer: Page<SettingsWarning>) => answer.results,
      providesTags: ['AltTextWarnings'],
    }),
    getAltTextProviders: build.query<ProviderInfo[], void>({
      query: () => requests.providers.list(),
      transformResponse: (answer: Page<ProviderInfo>) => answer.results,
      providesTags: ['AltTextProviders'],
    }),
    getAltTextContentTypes: build.query<PageContentType[], void>({
      query: () => requests.settings.contentTypes(),
      transformResponse: (answer: Page<PageContentType>) => answer.results,
    }),
    saveAltTextKey: build.mutation<KeyAnswer, KeyBody & { provider: string }>({
      query: ({ provider, key }) => requests.providers.saveKey(provider, { key }),
      invalidatesTags: (_answer, error, { provider }) => (error ? [] : [...ofKey(provider)]),
    }),
    forgetAltTextKey: build.mutation<KeyAnswer, string>({
      query: (provider) => requests.providers.forgetKey(provider),
      invalidatesTags: (_answer, error, provider) => (error ? [] : [...ofKey(provider)]),
    }),
    testAltTextProvider: build.mutation<TestAnswer, string>({
      query: (provider) => requests.providers.test(provider),
    }),
    getAltTextCredits: build.query<Credits, string>({
      query: (provider) => requests.providers.credits(provider),
      providesTags: (_credits, _error, provider) => [{ type: 'AltTextCredits', id: provider }],
    }),
  }),
});

export const {
  useGetAltTextSettingsQuery,
  useUpdateAltTextSettingsMutation,
  useGetAltTextLocalesQuery,
  useGetAltTextWarningsQuery,
  useGetAltTextProvidersQuery,
  useGetAltTextContentTypesQuery,
  useSaveAltTextKeyMutation,
  useForgetAltTextKeyMutation,
  useTestAltTextProviderMutation,
  useGetAltTextCreditsQuery,
} = settingsApi;
