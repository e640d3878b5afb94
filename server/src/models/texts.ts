import type { Finding, TextState } from '../contracts/texts';

export const TEXTS_UID = 'plugin::alt-text.text';

/** A generated text that waits for a person, with all that would be written if they agree. */
export interface StoredSuggestion {
  alternativeText: string | null;
  caption: string | null;
  title: string | null;
  /** What the row said of the text beside it, for whoever turns the suggestion down. */
  before?: BeforeSuggestion;
}

export type BeforeSuggestion = Pick<
  TextRow,
  'state' | 'previousState' | 'provider' | 'model' | 'fingerprint' | 'findings'
>;

export interface TextRow {
  id: number;
  assetId: number;
  /** BCP-47 */
  locale: string;
  /** For the asset's own language: what we last wrote, so that a person's edit can be told. */
  alternativeText: string | null;
  caption: string | null;
  title: string | null;
  keywords: string[] | null;
  ogDescription: string | null;
  state: TextState;
  /** What it was before it became `stale` or `suggested`. */
  previousState: TextState | null;
  suggestion: StoredSuggestion | null;
  provider: string | null;
  model: string | null;
  fingerprint: string | null;
  findings: Finding[] | null;
  /** Grows with each write: the compare of compare-and-set. */
  version: number;
  updatedAt: Date | string;
}

export const textsModel = {
  uid: TEXTS_UID,
  singularName: 'alt_text_text',
  tableName: 'alt_text_texts',
  attributes: {
    id: { type: 'increments' },
    assetId: { type: 'integer' },
    locale: { type: 'string' },
    alternativeText: { type: 'text' },
    caption: { type: 'text' },
    title: { type: 'text' },
    keywords: { type: 'json' },
    ogDescription: { type: 'text' },
    state: { type: 'string' },
    previousState: { type: 'string' },
    suggestion: { type: 'json' },
    provider: { type: 'string' },
    model: { type: 'string' },
    fingerprint: { type: 'string' },
    findings: { type: 'json' },
    version: { type: 'integer', default: 0 },
    updatedAt: { type: 'datetime' },
  },
  indexes: [
    { name: 'alt_text_texts_asset_locale', columns: ['asset_id', 'locale'], type: 'unique' },
    { name: 'alt_text_texts_locale_state', columns: ['locale', 'state'] },
  ],
} as const;
