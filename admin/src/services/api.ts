import { adminApi } from '@strapi/strapi/admin';

import type {
  DecorativeBody,
  EditBody,
  GenerateBody,
  ReviewBody,
} from '../../../server/src/contracts/assets';
import type { CreditsOverTime } from '../../../server/src/contracts/overview';
import type { KeyBody } from '../../../server/src/contracts/providers';
import type { RuleId, Severity } from '../../../server/src/contracts/quality';
import type { RunBody } from '../../../server/src/contracts/runs';
import type { SavedSettings } from '../../../server/src/contracts/settings';
import type { TaskStatus } from '../../../server/src/contracts/tasks';
import type { TextState } from '../../../server/src/contracts/texts';
import { PLUGIN_ID } from '../pluginId';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

type Segment = string | number;

/** Values of a query; what is `undefined` is left out. */
type Params = Record<string, string | number | readonly (string | number)[] | undefined>;

const url = (...segments: Segment[]): string =>
  ['', PLUGIN_ID, ...segments.map(encodeURIComponent)].join('/');

const get = (segments: Segment[], params: Params = {}) => ({
  url: url(...segments),
  method: 'GET' as Method,
  config: {
    params: Object.fromEntries(
      Object.entries(params).flatMap(([name, value]) =>
        // Strapi's client puts them into the address as they are: `&` would begin another one.
        value === undefined ? [] : [[name, encodeURIComponent(String(value))]],
      ),
    ),
  },
});

const send = (method: Exclude<Method, 'GET'>, segments: Segment[], data?: unknown) => ({
  url: url(...segments),
  method,
  ...(data === undefined ? {} : { data }),
});

/** `page` and `pageSize` of a list. */
export interface Paging {
  page?: number;
  /** At most 100. */
  pageSize?: number;
}

/** `GET /assets` */
export interface AssetQuery extends Paging {
  ids?: readonly number[];
  /** Of the files that texts hold copies of. */
  hashes?: readonly string[];
  state?: TextState;
  locale?: string;
  folder?: string;
  mime?: string;
  q?: string;
  quality?: 'any' | Severity | RuleId;
  sort?: 'createdAt' | '-createdAt' | 'name' | '-name' | 'id' | '-id';
}

/** `GET /runs/:id/tasks` and `GET /tasks` */
export interface TaskQuery extends Paging {
  status?: TaskStatus;
  code?: string;
}

/** Which entries are about to be published. */
export interface PublishQuestion {
  uid: string;
  documentIds: string[];
  locale?: string | undefined;
  /** The files in a form that is not saved yet. */
  files?: number[];
}

/** Where the server behind the panel is, for what does not go through Strapi's own client. */
export const backendUrl = (path: string): string => {
  const { strapi } = globalThis as unknown as { strapi?: { backendURL?: string } };
  return `${strapi?.backendURL ?? ''}${path}`;
};

/** Every request of the panel; no other file knows an address. */
export const requests = {
  site: () => get(['site']),
  overview: () => get(['overview']),
  creditsOverTime: (by: CreditsOverTime['by']) => get(['overview', 'credits'], { by }),
  recentTasks: () => get(['tasks'], { pageSize: 25 }),
  settings: {
    get: () => get(['settings']),
    save: (settings: SavedSettings) => send('PUT', ['settings'], settings),
    locales: () => get(['settings', 'locales']),
    warnings: () => get(['settings', 'warnings'], { pageSize: 100 }),
    contentTypes: () => get(['pages', 'mappings']),
  },
  providers: {
    list: () => get(['providers'], { pageSize: 100 }),
    saveKey: (provider: string, body: KeyBody) => send('PUT', ['providers', provider, 'key'], body),
    forgetKey: (provider: string) => send('DELETE', ['providers', provider, 'key']),
    test: (provider: string) => send('POST', ['providers', provider, 'test']),
    credits: (provider: string) => get(['providers', provider, 'credits']),
  },
  assets: {
    list: (query: AssetQuery) => get(['assets'], { ...query }),
    get: (id: number) => get(['assets', id]),
    edit: (id: number, locale: string, body: EditBody) =>
      send('PUT', ['assets', id, 'texts', locale], body),
    generate: (id: number, body: GenerateBody) => send('POST', ['assets', id, 'generate'], body),
    history: (id: number, paging: Paging) => get(['assets', id, 'history'], { ...paging }),
    undo: (changeId: number) => send('POST', ['changes', changeId, 'undo']),
    review: (body: ReviewBody) => send('POST', ['assets', 'review'], body),
    decorative: (body: DecorativeBody) => send('POST', ['assets', 'decorative'], body),
  },
  runs: {
    estimate: (body: RunBody) => send('POST', ['runs', 'estimate'], body),
    start: (body: RunBody) => send('POST', ['runs'], body),
    list: (paging: Paging) => get(['runs'], { ...paging }),
    get: (id: number) => get(['runs', id]),
    tasks: (id: number, query: TaskQuery) => get(['runs', id, 'tasks'], { ...query }),
    events: (id: number) => get(['runs', id, 'events']),
    steer: (id: number, step: 'pause' | 'resume' | 'cancel' | 'retry') =>
      send('POST', ['runs', id, step]),
    undo: (id: number, body: { before?: number; preview?: true }) =>
      send('POST', ['runs', id, 'undo'], body),
  },
  /** Strapi's own: every folder of the media library, as a tree. */
  mediaFolders: () => ({ url: '/upload/folder-structure', method: 'GET' as Method, config: {} }),
  publishCheck: ({ uid, documentIds, locale, files }: PublishQuestion) =>
    // An empty list of files is an answer too: the form has none.
    get(['publish-check'], { uid, documentId: documentIds, locale, files }),
};

/** Strapi's own data layer, which each file of this folder adds its requests to. */
export const api = adminApi.enhanceEndpoints({
  addTagTypes: [
    'AltTextAsset',
    'AltTextChanges',
    'AltTextCredits',
    'AltTextFolders',
    'AltTextOverview',
    'AltTextProviders',
    'AltTextRun',
    'AltTextSite',
    'AltTextWarnings',
  ],
});
