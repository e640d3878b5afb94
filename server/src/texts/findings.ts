import type { Core } from '@strapi/strapi';

import type { Finding, Quality, Severity } from '../contracts/quality';
import { FINDINGS_UID, findingsModel, type FindingRow } from '../models/findings';
import { table } from '../models/table';
import type { FilesQuery } from './state-sql';

const SEVERITIES: readonly string[] = [
  'severe',
  'warning',
  'advice',
] as const satisfies readonly Severity[];

/** Whether one of the findings is what is looked for. */
export const hasFinding = (findings: readonly Finding[] | null, quality: Quality): boolean =>
  (findings ?? []).some(
    ({ rule, severity }) => quality === 'any' || severity === quality || rule === quality,
  );

/** The findings that are looked for, under the alias `q`. An unknown name finds nothing. */
export function findingsQuery({ db }: Core.Strapi, quality: string): FilesQuery {
  const query = db.getConnection(`${findingsModel.tableName} as q`);
  if (quality === 'any') return query;
  return query.where(SEVERITIES.includes(quality) ? 'q.severity' : 'q.rule', quality);
}

/** Of each rule once: a rule has one thing to say about a text. */
const rulesOf = (findings: readonly Finding[] | null): Map<string, Finding> =>
  new Map((findings ?? []).map((finding) => [finding.rule, finding]));

const asKey = (findings: readonly Finding[] | null): string =>
  [...rulesOf(findings).values()]
    .map(({ rule, severity }) => `${rule} ${severity}`)
    .sort()
    .join();

/**
 * Brings the rows that are looked for and counted in line with the findings of a text. To be called
 * in the transaction that writes the text; where nothing changes it asks the database nothing.
 *
 * @param before what the text's row said of its findings
 */
export async function keepFindings(
  strapi: Core.Strapi,
  { assetId, locale }: { assetId: number; locale: string },
  before: readonly Finding[] | null,
  after: readonly Finding[] | null,
): Promise<void> {
  if (asKey(before) === asKey(after)) return;
  await replaceFindings(strapi, { assetId, locale }, after);
}

/** The same where nobody knows whether the rows are in line with the text. */
export async function replaceFindings(
  strapi: Core.Strapi,
  { assetId, locale }: { assetId: number; locale: string },
  findings: readonly Finding[] | null,
): Promise<void> {
  const rows = table<FindingRow>(strapi, FINDINGS_UID);
  await rows.deleteMany({ where: { assetId, locale } });
  const data = [...rulesOf(findings).values()].map(({ rule, severity }) => ({
    assetId,
    locale,
    rule,
    severity,
  }));
  if (data.length > 0) await rows.createMany({ data });
}
