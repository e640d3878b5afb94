import type { ProviderErrorCode } from './errors';

/**
 * Which fields of a content type its page is written from, and which it is written to. A field in
 * a component goes by its path: `seo.metaTitle`.
 */
export interface PageMapping {
  title: string;
  /** Strings, rich text, blocks, components and dynamic zones, in the order they are sent in. */
  content: string[];
  /** A field, or a template such as `{{entry.category}} in {{entry.city}}`. */
  keyword?: string;
  metaTitle: string;
  metaDescription: string;
  /** Id of a provider; the first of the sources that writes pages where it is left out. */
  provider?: string;
}

/** A field of a content type that a mapping may name. */
export interface PageField {
  /** `title`, or `seo.metaTitle` in a component. */
  path: string;
  /** Strapi's type of the attribute. */
  type: string;
  /** A text, or something that holds texts, that may leave the server: it can be read. */
  sent: boolean;
  /** One short text: it can be a title, and be written. */
  short: boolean;
}

/** `GET /pages/mappings`: what the metadata of pages can be mapped to. */
export interface PageContentType {
  uid: string;
  /** As the Content Manager calls it. */
  name: string;
  fields: PageField[];
}

export interface PageTexts {
  metaTitle: string;
  metaDescription: string;
}

/** `open` waits for a person, who takes or leaves it; `replaced`: a newer one came first. */
export type PageSuggestionStatus = 'open' | 'taken' | 'left' | 'replaced';

export interface PageSuggestion extends PageTexts {
  id: number;
  uid: string;
  documentId: string;
  /** The entry's locale; `null` where its content type has none. */
  locale: string | null;
  provider: string;
  model: string | null;
  /** What it cost; 0 where the same was paid for before. */
  credits: number;
  /** What stood in the fields when it was made; empty strings where they were empty. */
  seen: PageTexts;
  status: PageSuggestionStatus;
  /** Who took or left it. */
  by: string | null;
  /** The texts of it that were written when it was taken. */
  written: (keyof PageTexts)[];
  /** ISO 8601: when it was made. */
  at: string;
}

/** `POST /pages/suggest`: 20 entries by locales at the most. */
export interface PageSuggestBody {
  uid: string;
  documentIds: string[];
  /** Every locale that the entry has where they are left out. */
  locales?: string[];
  provider?: string;
  /** Ask and pay again, although the same page was written about before. */
  anew?: boolean;
}

/** Why there is no suggestion for an entry, although nothing failed. */
export type PageSkipCode =
  | 'not_found'
  | 'not_allowed'
  | 'no_title'
  | 'human_text'
  | 'up_to_date'
  | 'left_before'
  | 'in_progress';

export type PageResult = { documentId: string; locale: string | null } & (
  | { status: 'suggested'; suggestion: PageSuggestion }
  | { status: 'skipped'; code: PageSkipCode; message: string }
  | { status: 'failed'; code: ProviderErrorCode | 'internal'; message: string }
);

export interface PageSuggestAnswer {
  results: PageResult[];
}

/** `POST /pages/review` */
export interface PageReviewBody {
  ids: number[];
  decision: 'take' | 'leave';
}

/** Why nothing was decided about a suggestion. */
export type PageReviewCode =
  | 'not_found'
  | 'not_allowed'
  | 'not_open'
  | 'not_mapped'
  | 'entry_deleted'
  | 'human_text'
  | 'not_valid';

export interface PageReviewSkip {
  id: number;
  code: PageReviewCode;
  message: string;
}

/** `POST /pages/review`: what was taken stands in the draft, nothing is published. */
export type PageReviewAnswer = { skipped: PageReviewSkip[] } & (
  { taken: { id: number; written: (keyof PageTexts)[] }[] } | { left: number }
);
