export const LIMITS_UID = 'plugin::alt-text.limit';

/** What a vendor has counted lately, for all instances that share its limit. */
export interface LimitRow {
  id: number;
  provider: string;
  /** Grows with each change: of two at once, one finds it grown and tries again. */
  version: number;
  /** Moments by the database's clock, with how many requests each stands for. Milliseconds. */
  counted: [moment: number, requests: number][];
  /** Milliseconds by the database's clock; kept as a text, for it is longer than an integer. */
  closedUntil: string;
}

export const limitsModel = {
  uid: LIMITS_UID,
  singularName: 'alt_text_limit',
  tableName: 'alt_text_limits',
  attributes: {
    id: { type: 'increments' },
    provider: { type: 'string' },
    version: { type: 'integer', default: 0 },
    counted: { type: 'json' },
    closedUntil: { type: 'string' },
  },
  indexes: [{ name: 'alt_text_limits_provider', columns: ['provider'], type: 'unique' }],
} as const;
