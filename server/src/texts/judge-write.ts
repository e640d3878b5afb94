import type { Core } from '@strapi/strapi';

import { insertOne, isUniqueViolation, table } from '../models/table';
import { TEXTS_UID, type TextRow } from '../models/texts';
import { transaction } from '../models/transaction';
import { FILE_UID, ownColumns, type AssetRow } from './assets';
import { replaceFindings } from './findings';
import { judgeText, type Judged } from './judged';
import type { Unjudged } from './judge-select';
import { textHash } from './same-text';
import { effectiveState, sameWords, type OwnColumns } from './state';

/** The site's settings that matter here. */
export interface JudgeSettings {
  ownLanguage: string;
  maxLength: number;
}

/**
 * Judges texts and keeps what is said of them. Nobody's words are changed, and nothing that anybody
 * sees but the findings; so it leaves no history.
 *
 * @param goesOn asked before each of them
 * @returns how many were judged
 */
export async function judgeAll(
  strapi: Core.Strapi,
  unjudged: readonly Unjudged[],
  settings: JudgeSettings,
  goesOn: () => boolean,
): Promise<number> {
  if (unjudged.length === 0) return 0;
  const ids = [...new Set(unjudged.map(({ assetId }) => assetId))];
  const [files, rows] = await Promise.all([
    table<AssetRow>(strapi, FILE_UID).findMany({
      where: { id: { $in: ids } },
      select: ['id', 'name', 'alternativeText', 'caption'],
    }),
    table<TextRow>(strapi, TEXTS_UID).findMany({ where: { assetId: { $in: ids } } }),
  ]);
  const assets = new Map(files.map((file) => [file.id, file]));
  const keyOf = (at: Unjudged) => `${at.assetId} ${at.locale}`;
  const texts = new Map(rows.map((row) => [keyOf(row), row]));
  let judged = 0;
  for (const at of unjudged) {
    if (!goesOn()) return judged;
    const asset = assets.get(at.assetId);
    if (!asset) continue;
    const row = texts.get(keyOf(at)) ?? null;
    await judgeOne(strapi, asset, at.locale, row, settings);
    judged += 1;
  }
  return judged;
}

async function judgeOne(
  strapi: Core.Strapi,
  asset: AssetRow,
  locale: string,
  row: TextRow | null,
  { ownLanguage, maxLength }: JudgeSettings,
): Promise<void> {
  const own = ownColumns(asset, locale, ownLanguage);
  // While a suggestion waits, the findings are the suggestion's.
  const offered = row?.suggestion ?? null;
  const stands = own ?? row;
  const judged = await judgeText(strapi, {
    assetId: asset.id,
    locale,
    text: (offered ?? stands)?.alternativeText ?? null,
    caption: offered?.caption ?? stands?.caption ?? null,
    fileName: asset.name,
    fingerprint: isReplaced(own, row) ? null : (row?.fingerprint ?? null),
    maxLength,
  });
  const data = {
    ...(offered ? {} : typed(own, row)),
    findings: judged.findings,
    judgedBy: judged.judgedBy,
    textHash: textHash(stands?.alternativeText ?? null, locale),
  };
  if (row && isKept(row, data)) return;
  await keep(strapi, { assetId: asset.id, locale }, row, data);
}

const isReplaced = (own: OwnColumns | null, row: TextRow | null): boolean =>
  own !== null && row !== null && !sameWords(own.alternativeText, row.alternativeText);

/**
 * What the row says of words that a person typed past it: that they are theirs. The caption beside
 * a generated text is not taken over: what differs from ours is known for a person's by that.
 */
function typed(own: OwnColumns | null, row: TextRow | null): Partial<TextRow> {
  if (!own) return {};
  const { alternativeText, caption } = own;
  if (!row) return { alternativeText, caption, state: 'human' };
  if (!isReplaced(own, row)) return row.state === 'human' ? { caption } : {};
  return {
    alternativeText,
    caption,
    state: effectiveState(own, row),
    previousState: null,
    provider: null,
    model: null,
    fingerprint: null,
  };
}

/** A caption that differs is looked at each time; mostly there is nothing new to be said of it. */
const isKept = (row: TextRow, data: Partial<TextRow> & Judged): boolean =>
  (Object.keys(data) as (keyof TextRow)[]).every(
    (key) => JSON.stringify(row[key] ?? null) === JSON.stringify(data[key] ?? null),
  );

/** Where somebody writes in the same moment theirs stands, and is judged by them. */
async function keep(
  strapi: Core.Strapi,
  at: Unjudged,
  row: TextRow | null,
  data: Partial<TextRow> & Judged,
): Promise<void> {
  const texts = table<TextRow>(strapi, TEXTS_UID);
  try {
    await transaction(strapi, async () => {
      if (row) {
        // The version stays: whoever is about to write over these words has seen them right.
        const { id, version } = row;
        const { count } = await texts.updateMany({ where: { id, version }, data });
        if (count === 0) return;
      } else {
        await insertOne(texts, { ...data, ...at, version: 0, updatedAt: new Date() });
      }
      await replaceFindings(strapi, at, data.findings);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}
