export const BATCHES_UID = 'plugin::alt-text.batch';

/** One image of a batch, and the task that waits for it. */
export interface BatchItem {
  taskId: number;
  assetId: number;
  /** How the vendor knows it, and names it in its answer. */
  url: string;
  fingerprint: string;
  /** The site's languages that this batch's language serves. */
  locales: string[];
  /** What the vendor is told about this image. */
  fields: Record<string, unknown>;
}

/**
 * - `waiting`: not sent, for a limit;
 * - `sending`: on its way, or lost on it: the vendor's history tells;
 * - `sent`: the vendor has it, under `vendorId`;
 * - `done`, `failed`: over, its tasks have gone on.
 */
export type BatchStatus = 'waiting' | 'sending' | 'sent' | 'done' | 'failed';

/** Many images that a vendor describes in its own time. Written before anything is sent. */
export interface BatchRow {
  id: number;
  /** Names it in the webhook's address; nobody can guess it. */
  token: string;
  provider: string;
  /** The code the vendor is asked with. */
  language: string;
  status: BatchStatus;
  vendorId: string | null;
  items: BatchItem[];
  /** What all images have in common, as the vendor is told. */
  shared: Record<string, unknown>;
  /** How often the vendor was asked for it. */
  polls: number;
  dueAt: Date | string | null;
  leaseOwner: string | null;
  leaseUntil: Date | string | null;
  sentAt: Date | string | null;
  message: string | null;
  createdAt: Date | string;
  finishedAt: Date | string | null;
}

export const batchesModel = {
  uid: BATCHES_UID,
  singularName: 'alt_text_batch',
  tableName: 'alt_text_batches',
  attributes: {
    id: { type: 'increments' },
    token: { type: 'string' },
    provider: { type: 'string' },
    language: { type: 'string' },
    status: { type: 'string' },
    vendorId: { type: 'string' },
    items: { type: 'json' },
    shared: { type: 'json' },
    polls: { type: 'integer', default: 0 },
    dueAt: { type: 'datetime' },
    leaseOwner: { type: 'string' },
    leaseUntil: { type: 'datetime' },
    sentAt: { type: 'datetime' },
    message: { type: 'text' },
    createdAt: { type: 'datetime' },
    finishedAt: { type: 'datetime' },
  },
  indexes: [
    { name: 'alt_text_batches_token', columns: ['token'], type: 'unique' },
    { name: 'alt_text_batches_due', columns: ['status', 'due_at'] },
  ],
} as const;
