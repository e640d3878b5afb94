import type { ChangeAuthorKind } from '../contracts/texts';
import type { TextRow } from './texts';

export const CHANGES_UID = 'plugin::alt-text.change';

/** All that an undo puts back. */
export type StoredSnapshot = Pick<
  TextRow,
  | 'alternativeText'
  | 'caption'
  | 'captionGenerated'
  | 'title'
  | 'keywords'
  | 'ogDescription'
  | 'state'
  | 'previousState'
  | 'suggestion'
  | 'provider'
  | 'model'
  | 'fingerprint'
  | 'findings'
>;

export interface ChangeRow {
  id: number;
  assetId: number;
  /** BCP-47 */
  locale: string;
  taskId: number | null;
  runId: number | null;
  at: Date | string;
  byKind: ChangeAuthorKind;
  byName: string;
  before: StoredSnapshot;
  after: StoredSnapshot;
  undone: boolean;
}

export const changesModel = {
  uid: CHANGES_UID,
  singularName: 'alt_text_change',
  tableName: 'alt_text_changes',
  attributes: {
    id: { type: 'increments' },
    assetId: { type: 'integer' },
    locale: { type: 'string' },
    taskId: { type: 'integer' },
    runId: { type: 'integer' },
    at: { type: 'datetime' },
    byKind: { type: 'string' },
    byName: { type: 'string' },
    before: { type: 'json' },
    after: { type: 'json' },
    undone: { type: 'boolean', default: false },
  },
  indexes: [
    { name: 'alt_text_changes_asset', columns: ['asset_id', 'id'] },
    { name: 'alt_text_changes_run', columns: ['run_id', 'id'] },
  ],
} as const;
