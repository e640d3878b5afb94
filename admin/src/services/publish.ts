import type { PublishCheck } from '../../../server/src/contracts/publish';
import { api, type PublishQuestion, requests } from './api';

const publishApi = api.injectEndpoints({
  endpoints: (build) => ({
    checkAltTextsOfEntries: build.query<PublishCheck, PublishQuestion>({
      query: (question) => requests.publishCheck(question),
    }),
  }),
});

export const { useCheckAltTextsOfEntriesQuery, useLazyCheckAltTextsOfEntriesQuery } = publishApi;
