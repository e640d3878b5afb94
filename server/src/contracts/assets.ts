import type { Task } from './tasks';
import type { AssetText } from './texts';

/** Where an image is used: the entry, its title and the field that holds the image. */
export interface AssetUsage {
  uid: string;
  documentId: string;
  title: string;
  field: string;
  /** Only where there is but one such entry, which has another address in the panel. */
  kind?: 'singleType';
}

/** A file of the media library with its texts by language. */
export interface Asset {
  id: number;
  name: string;
  url: string;
  /** The smallest stored copy, for a list; the original where there is none. */
  thumbnailUrl: string;
  /** A stored copy that fills a screen, or the original. */
  previewUrl: string;
  mime: string;
  width: number | null;
  height: number | null;
  /** The folder's path by name, `/` for the root. */
  folder: string;
  /** ISO 8601 */
  createdAt: string;
  context?: AssetUsage[];
  texts: Record<string, AssetText>;
  /** The latest one. */
  task: Task | null;
}

/** A list as every route answers it. */
export interface Page<T> {
  results: T[];
  pagination: { page: number; pageSize: number; pageCount: number; total: number };
}

/** `POST /assets/:id/generate` */
export interface GenerateBody {
  provider?: string;
  languages?: string[];
  mode?: 'apply' | 'suggest';
  overwriteHuman?: boolean;
}

/** `PUT /assets/:id/texts/:locale`: what is left out stays as it is. */
export interface EditBody {
  alternativeText?: string | null;
  caption?: string | null;
  title?: string | null;
  /** The image needs no alternative text. */
  decorative?: boolean;
}

/** `POST /assets/review` */
export interface ReviewBody {
  ids: number[];
  /** BCP-47; every language where it is left out. */
  locale?: string;
  /** `undo` takes back the person's own last decision where nobody has written since. */
  decision: 'approve' | 'reject' | 'undo';
}

/** Why nothing was decided about a text. */
export type ReviewSkipCode =
  'not_found' | 'not_allowed' | 'nothing_to_review' | 'changed_since' | 'nothing_to_undo';

export interface ReviewSkip {
  id: number;
  /** `null` where it holds for the whole image. */
  locale: string | null;
  code: ReviewSkipCode;
  message: string;
}

/** How many texts were decided on, and which were not. */
export type ReviewAnswer = { skipped: ReviewSkip[] } & (
  { approved: number } | { rejected: number } | { undone: number }
);

/** `POST /assets/decorative`: many images that need no alternative text, or need one after all. */
export interface DecorativeBody {
  ids: number[];
  /** BCP-47; each of the site's languages where it is left out. */
  locale?: string;
  decorative: boolean;
}

/** Why a text was left as it is. */
export type DecorativeSkipCode =
  | 'not_found'
  | 'not_allowed'
  | 'human_text'
  | 'already_decorative'
  | 'not_decorative'
  | 'changed_since';

export interface DecorativeSkip {
  id: number;
  /** `null` where it holds for the whole image. */
  locale: string | null;
  code: DecorativeSkipCode;
  message: string;
}

export interface DecorativeAnswer {
  /** Texts, not images. */
  changed: number;
  skipped: DecorativeSkip[];
}
