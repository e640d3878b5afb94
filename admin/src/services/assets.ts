import type {
  Asset,
  DecorativeAnswer,
  DecorativeBody,
  EditBody,
  GenerateBody,
  Page,
  ReviewAnswer,
  ReviewBody,
} from '../../../server/src/contracts/assets';
import type { Change } from '../../../server/src/contracts/texts';
import { api, type AssetQuery, type Paging, requests } from './api';

interface OfAsset {
  id: number;
}

/** What is no longer true once a text of this image has changed, besides the image itself. */
const aroundAsset = (id: number) =>
  [{ type: 'AltTextChanges', id }, 'AltTextOverview', 'AltTextCredits'] as const;

const assetQueries = api.injectEndpoints({
  endpoints: (build) => ({
    getAltTextAssets: build.query<Page<Asset>, AssetQuery>({
      query: (query) => requests.assets.list(query),
      providesTags: [{ type: 'AltTextAsset', id: 'LIST' }],
    }),
    getAltTextAsset: build.query<Asset, number>({
      query: (id) => requests.assets.get(id),
      providesTags: (_asset, _error, id) => [{ type: 'AltTextAsset', id }],
    }),
    getAltTextHistory: build.query<Page<Change>, OfAsset & Paging>({
      query: ({ id, ...paging }) => requests.assets.history(id, paging),
      providesTags: (_page, _error, { id }) => [{ type: 'AltTextChanges', id }],
    }),
  }),
});

type Update = ReturnType<typeof assetQueries.util.updateQueryData>;

interface Life {
  dispatch: (update: Update) => unknown;
  getState: () => unknown;
  queryFulfilled: Promise<{ data: Asset }>;
}

/**
 * Puts an answered image wherever it is shown. A row that no longer meets the filter of its list
 * stays until the list is asked for again, so that nothing jumps under a person's hand.
 */
async function showAnswer({ dispatch, getState, queryFulfilled }: Life): Promise<void> {
  const answer = await queryFulfilled.catch(() => null);
  if (answer === null) return;
  const { data: asset } = answer;
  const { updateQueryData, selectInvalidatedBy } = assetQueries.util;
  dispatch(updateQueryData('getAltTextAsset', asset.id, () => asset));
  const lists = selectInvalidatedBy(getState() as never, [{ type: 'AltTextAsset', id: 'LIST' }]);
  for (const { endpointName, originalArgs } of lists) {
    if (endpointName !== 'getAltTextAssets') continue;
    const update = updateQueryData('getAltTextAssets', originalArgs as AssetQuery, (page) => {
      const index = page.results.findIndex(({ id }) => id === asset.id);
      const shown = page.results[index];
      // A list has no entries beside its images.
      if (shown) page.results[index] = { ...shown, ...asset };
    });
    dispatch(update);
  }
}

// What is asked for anew, after a decision or an undo, is new in the lists as well.
assetQueries.enhanceEndpoints({
  endpoints: {
    getAltTextAsset: { onQueryStarted: (_id, life) => showAnswer(life) },
  },
});

const assetMutations = api.injectEndpoints({
  endpoints: (build) => ({
    editAltText: build.mutation<Asset, OfAsset & { locale: string; body: EditBody }>({
      query: ({ id, locale, body }) => requests.assets.edit(id, locale, body),
      invalidatesTags: (_asset, error, { id }) => (error ? [] : [...aroundAsset(id)]),
      onQueryStarted: (_change, life) => showAnswer(life),
    }),
    generateAltText: build.mutation<Asset, OfAsset & { body?: GenerateBody }>({
      query: ({ id, body = {} }) => requests.assets.generate(id, body),
      // A vendor that fails in one language may have written another, and may have cost something.
      invalidatesTags: (_asset, error, { id }) => [
        ...aroundAsset(id),
        ...(error ? [{ type: 'AltTextAsset' as const, id }] : []),
      ],
      onQueryStarted: (_change, life) => showAnswer(life),
    }),
    undoAltTextChange: build.mutation<Change, { changeId: number; assetId: number }>({
      query: ({ changeId }) => requests.assets.undo(changeId),
      invalidatesTags: (_change, _error, { assetId }) => [
        ...aroundAsset(assetId),
        { type: 'AltTextAsset', id: assetId },
        { type: 'AltTextAsset', id: 'LIST' },
      ],
    }),
    /** One of many decisions in a row: says nothing to other pages until `refreshAltTexts`. */
    decideAltTexts: build.mutation<ReviewAnswer, ReviewBody>({
      query: (body) => requests.assets.review(body),
    }),
    /** No request: what other pages show of texts and figures is no longer true. */
    refreshAltTexts: build.mutation<null, 'figures' | 'all'>({
      queryFn: () => ({ data: null }),
      invalidatesTags: (_answer, _error, what) => [
        'AltTextOverview',
        ...(what === 'all' ? (['AltTextAsset', 'AltTextChanges'] as const) : []),
      ],
    }),
    reviewAltTexts: build.mutation<ReviewAnswer, ReviewBody>({
      query: (body) => requests.assets.review(body),
      invalidatesTags: (_answer, _error, { ids }) => [
        'AltTextOverview',
        'AltTextChanges',
        ...ids.map((id) => ({ type: 'AltTextAsset' as const, id })),
      ],
    }),
    markDecorative: build.mutation<DecorativeAnswer, DecorativeBody>({
      query: (body) => requests.assets.decorative(body),
      invalidatesTags: (_answer, _error, { ids }) => [
        'AltTextOverview',
        'AltTextChanges',
        ...ids.map((id) => ({ type: 'AltTextAsset' as const, id })),
      ],
    }),
  }),
});

export const {
  useGetAltTextAssetsQuery,
  useLazyGetAltTextAssetsQuery,
  useGetAltTextAssetQuery,
  useLazyGetAltTextAssetQuery,
  useGetAltTextHistoryQuery,
} = assetQueries;

/** Loads an image before it is shown. */
export const usePrefetchAltTextAsset = () => assetQueries.usePrefetch('getAltTextAsset');

export const {
  useEditAltTextMutation,
  useGenerateAltTextMutation,
  useUndoAltTextChangeMutation,
  useReviewAltTextsMutation,
  useMarkDecorativeMutation,
  useDecideAltTextsMutation,
  useRefreshAltTextsMutation,
} = assetMutations;
