import type { Finding } from './quality';

export type { Finding } from './quality';

/** Where the text of one asset in one language stands. */
export type TextState =
  'missing' | 'suggested' | 'ai' | 'approved' | 'human' | 'embedded' | 'decorative' | 'stale';

/** What a reviewer is offered before it stands anywhere. */
export interface Suggestion {
  alternativeText: string | null;
  caption: string | null;
}

/** What is kept for one asset in one language. */
export interface AssetText {
  alternativeText: string | null;
  caption: string | null;
  title?: string;
  keywords?: string[];
  ogDescription?: string;
  state: TextState;
  suggestion?: Suggestion;
  /** The file was replaced since the text that stands was written; the suggestion is about the new one. */
  replaced?: true;
  provider?: string;
  model?: string;
  findings?: Finding[];
  /** ISO 8601; `null` where nothing has been kept for this language yet. */
  updatedAt: string | null;
}

/** The part of a text that a change can alter and an undo can put back. */
export interface TextSnapshot {
  alternativeText: string | null;
  caption: string | null;
  title: string | null;
  state: TextState;
}

export type ChangeAuthorKind = 'person' | 'provider' | 'embedded' | 'import' | 'reuse';

/** One entry of an asset's history. */
export interface Change {
  id: number;
  assetId: number;
  /** BCP-47 */
  locale: string;
  /** ISO 8601 */
  at: string;
  by: { kind: ChangeAuthorKind; name: string };
  runId?: number;
  before: TextSnapshot;
  after: TextSnapshot;
  undone: boolean;
}
