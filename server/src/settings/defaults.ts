import type { SavedSettings, Settings } from '../contracts/settings';

/** Of a site that names none. */
export const DEFAULT_LANGUAGES = ['en'];

/** What holds until somebody configures or saves something else. Nothing is sent anywhere. */
export const DEFAULT_SETTINGS: Settings = {
  sources: {
    embeddedMetadata: true,
    reuseIdenticalImages: true,
    providers: [],
    whenOutOfCredits: 'stop',
  },
  providers: {},
  languages: DEFAULT_LANGUAGES,
  fields: { alternativeText: true, caption: true, captionFallback: 'leave' },
  onUpload: 'apply',
  onReplace: 'suggest',
  onPublish: 'off',
  text: { prefix: '', suffix: '', maxLength: 125, removeRedundantPhrases: true },
  rules: [],
  budgets: {},
  pages: {},
  delivery: { localize: true },
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(base: unknown, patch: unknown): unknown {
  if (patch === undefined) return base;
  if (!isRecord(base) || !isRecord(patch)) return patch;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) merged[key] = merge(merged[key], value);
  return merged;
}

/** Valid partial settings laid over whole ones: objects key by key, arrays and values whole. */
export const mergeSettings = <S extends SavedSettings>(base: S, patch: unknown): S =>
  merge(base, patch) as S;
