import type { PageTexts } from '../contracts/pages';

export const SPEND_UID = 'plugin::alt-text.spend';

/** The texts of one language as a provider gave them. */
export interface DescribedText {
  alternativeText: string | null;
  caption: string | null;
  title: string | null;
  ogDescription: string | null;
  keywords: string[] | null;
  /** In the receipt of a page, which has no other text. */
  page?: PageTexts;
}

/**
 * One answer of a vendor: what was paid and what it said. Written before anything else is done
 * with the answer, so that a crash never makes us pay for it again.
 */
export interface SpendRow {
  id: number;
  /** `null` for what was paid for a page. */
  assetId: number | null;
  taskId: number | null;
  provider: string;
  /** BCP-47 */
  locale: string;
  model: string | null;
  /** SHA-256 of the bytes (or of the URL) that were described; of all that was sent of a page. */
  fingerprint: string;
  description: DescribedText;
  credits: number;
  /** A person turned it down: never offered again by reuse. */
  rejected: boolean;
  /** The changes that turned it down, until they are undone; `null` where no review did. */
  rejectedBy: number[] | null;
  at: Date | string;
}

export const spendModel = {
  uid: SPEND_UID,
  singularName: 'alt_text_spend',
  tableName: 'alt_text_spend',
  attributes: {
    id: { type: 'increments' },
    assetId: { type: 'integer' },
    taskId: { type: 'integer' },
    provider: { type: 'string' },
    locale: { type: 'string' },
    model: { type: 'string' },
    fingerprint: { type: 'string' },
    description: { type: 'json' },
    credits: { type: 'float', default: 0 },
    rejected: { type: 'boolean', default: false },
    rejectedBy: { type: 'json' },
    at: { type: 'datetime' },
  },
  indexes: [
    { name: 'alt_text_spend_task', columns: ['task_id'] },
    { name: 'alt_text_spend_fingerprint', columns: ['fingerprint', 'locale'] },
    { name: 'alt_text_spend_provider_at', columns: ['provider', 'at'] },
    // What all of them were paid in a stretch of time is told from the index alone.
    { name: 'alt_text_spend_at', columns: ['at', 'provider', 'credits'] },
  ],
} as const;
