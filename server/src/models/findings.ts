import type { RuleId, Severity } from '../contracts/quality';

/**
 * Which rules have something to say about the text of one asset in one language: the findings of the
 * text's row once more, for the database to look for and to count. What they say stands there.
 */
export interface FindingRow {
  id: number;
  assetId: number;
  /** BCP-47 */
  locale: string;
  rule: RuleId;
  severity: Severity;
}

export const FINDINGS_UID = 'plugin::alt-text.finding';

export const findingsModel = {
  uid: FINDINGS_UID,
  singularName: 'alt_text_finding',
  tableName: 'alt_text_findings',
  attributes: {
    id: { type: 'increments' },
    assetId: { type: 'integer' },
    locale: { type: 'string' },
    rule: { type: 'string' },
    severity: { type: 'string' },
  },
  indexes: [
    {
      name: 'alt_text_findings_text_rule',
      columns: ['asset_id', 'locale', 'rule'],
      type: 'unique',
    },
    { name: 'alt_text_findings_rule', columns: ['rule', 'asset_id'] },
    { name: 'alt_text_findings_severity', columns: ['severity', 'asset_id'] },
  ],
} as const;
