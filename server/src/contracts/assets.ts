import type { Task } from './tasks';
import type { AssetText } from './texts';

/** Where an image is used: the entry, its title and the field that holds the image. */
export interface AssetUsage {
  uid: string;
  documentId: string;
  title: string;
  field: string;
}

/** A file of the media library with its texts by language. */
export interface Asset {
  id: number;
  name: string;
  url: string;
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
