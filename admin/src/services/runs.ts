import type { Page } from '../../../server/src/contracts/assets';
import type {
  Run,
  RunBody,
  RunDetails,
  RunEstimate,
  RunUndo,
  RunUndoPreview,
} from '../../../server/src/contracts/runs';
import type { Task } from '../../../server/src/contracts/tasks';
import { api, type Paging, requests, type TaskQuery } from './api';

interface OfRun {
  id: number;
}

/** What a run changes besides itself. */
const aroundRun = (id: number) =>
  [
    { type: 'AltTextRun', id },
    { type: 'AltTextRun', id: 'LIST' },
    'AltTextOverview',
    'AltTextAsset',
    'AltTextChanges',
  ] as const;

const runsApi = api.injectEndpoints({
  endpoints: (build) => ({
    estimateAltTextRun: build.query<RunEstimate, RunBody>({
      query: (body) => requests.runs.estimate(body),
      // What images there are, and what they cost, is never the same for long.
      keepUnusedDataFor: 0,
    }),
    startAltTextRun: build.mutation<Run, RunBody>({
      query: (body) => requests.runs.start(body),
      invalidatesTags: [{ type: 'AltTextRun', id: 'LIST' }, 'AltTextOverview', 'AltTextAsset'],
    }),
    getAltTextRuns: build.query<Page<Run>, Paging>({
      query: (paging) => requests.runs.list(paging),
      providesTags: [{ type: 'AltTextRun', id: 'LIST' }],
    }),
    getAltTextRun: build.query<RunDetails, number>({
      query: (id) => requests.runs.get(id),
      providesTags: (_run, _error, id) => [{ type: 'AltTextRun', id }],
    }),
    getAltTextRunTasks: build.query<Page<Task>, OfRun & TaskQuery>({
      query: ({ id, ...query }) => requests.runs.tasks(id, query),
      providesTags: (_page, _error, { id }) => [{ type: 'AltTextRun', id }],
    }),
    steerAltTextRun: build.mutation<Run, OfRun & { step: 'pause' | 'resume' | 'cancel' | 'retry' }>(
      {
        query: ({ id, step }) => requests.runs.steer(id, step),
        invalidatesTags: (_run, _error, { id }) => [...aroundRun(id)],
      },
    ),
    /** Nothing is changed, and nothing kept: what it tells is true for this moment only. */
    previewAltTextRunUndo: build.mutation<RunUndoPreview, OfRun & { before?: number }>({
      query: ({ id, ...body }) => requests.runs.undo(id, { ...body, preview: true }),
    }),
    undoAltTextRun: build.mutation<RunUndo, OfRun & { before?: number }>({
      query: ({ id, ...body }) => requests.runs.undo(id, body),
      invalidatesTags: (_answer, _error, { id }) => [...aroundRun(id)],
    }),
  }),
});

export const {
  useEstimateAltTextRunQuery,
  useLazyEstimateAltTextRunQuery,
  useStartAltTextRunMutation,
  useGetAltTextRunsQuery,
  useGetAltTextRunQuery,
  useGetAltTextRunTasksQuery,
  useSteerAltTextRunMutation,
  usePreviewAltTextRunUndoMutation,
  useUndoAltTextRunMutation,
} = runsApi;
