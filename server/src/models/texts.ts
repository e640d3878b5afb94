import type { Finding, TextState } from '../contracts/texts';

export const TEXTS_UID = 'plugin::alt-text.text';

/** A generated text that waits for a person, with all that would be written if they agree. */
export interface StoredSuggestion {
  alternativeText: string | null;
  caption: string | null;
  title: string | null;
  /** Older suggestions were kept without. */
  keywords?: string[] | null;
  ogDescription?: string | null;
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
  /** The caption that stands was generated; else a person's, whatever the text beside it is. */
  captionGenerated: boolean | null;
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
  /** Of what stands, or of the suggestion while there is one; `null`: nobody has judged it. */
  findings: Finding[] | null;
  /** The `RULES_VERSION` of the findings; `null`: they are to be looked at again. */
  judgedBy: number | null;
  /** Of the alternative text that stands: equal texts have the same. `null` where it is empty. */
  textHash: string | null;
  /**
   * Grows with each write: the compare of compare-and-set. `0`: nobody has written anything here,
   * a person's text was judged.
   */
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
    captionGenerated: { type: 'boolean' },
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
    judgedBy: { type: 'integer' },
    textHash: { type: 'string' },
    version: { type: 'integer', default: 0 },
    updatedAt: { type: 'datetime' },
  },
  indexes: [
    { name: 'alt_text_texts_asset_locale', columns: ['asset_id', 'locale'], type: 'unique' },
    { name: 'alt_text_texts_locale_state', columns: ['locale', 'state'] },
    { name: 'alt_text_texts_locale_hash', columns: ['locale', 'text_hash'] },
  ],
} as const;
