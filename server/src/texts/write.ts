import type { Core } from '@strapi/strapi';

import type { ChangeAuthorKind } from '../contracts/texts';
import { messageOf } from '../errors';
import { CHANGES_UID, type ChangeRow, type StoredSnapshot } from '../models/changes';
import { insertOne, isUniqueViolation, table, type Where } from '../models/table';
import { transaction } from '../models/transaction';
import { TEXTS_UID, type TextRow } from '../models/texts';
import { FILE_UID } from './assets';
import { keepFindings } from './findings';
import { textHash } from './same-text';
import { effectiveState, sameWords, type OwnColumns } from './state';

/** What stood when the work began: the compare of compare-and-set. */
export interface Seen {
  /** The asset's columns where they hold this language, else `null`. */
  own: OwnColumns | null;
  row: TextRow | null;
}

export interface TextWrite {
  assetId: number;
  /** BCP-47 */
  locale: string;
  seen: Seen;
  /** What is to stand; what is left out stays as it is. */
  next: Partial<StoredSnapshot>;
  /** Which rules have just judged it; without it the text is judged again later. */
  judgedBy?: number;
  by: { kind: ChangeAuthorKind; name: string };
  taskId: number | null;
  runId: number | null;
}

/** `lost`: somebody else wrote meanwhile, and theirs stands. */
export type WriteResult =
  { outcome: 'written' | 'unchanged'; changeId?: number } | { outcome: 'lost' };

class LostRace extends Error {}

/** What stands, in the form that history keeps. */
export function snapshotOf({ own, row }: Seen): StoredSnapshot {
  return {
    alternativeText: own ? own.alternativeText : (row?.alternativeText ?? null),
    caption: own ? own.caption : (row?.caption ?? null),
    captionGenerated: isGeneratedCaption({ own, row }),
    title: row?.title ?? null,
    keywords: row?.keywords ?? null,
    ogDescription: row?.ogDescription ?? null,
    state: effectiveState(own, row),
    previousState: row?.previousState ?? null,
    suggestion: row?.suggestion ?? null,
    provider: row?.provider ?? null,
    model: row?.model ?? null,
    fingerprint: row?.fingerprint ?? null,
    findings: findingsOf({ own, row }),
  };
}

/** What was typed over it since is nobody's but that person's. */
const isGeneratedCaption = ({ own, row }: Seen): boolean =>
  row?.captionGenerated === true && (own === null || (own.caption ?? '') === (row.caption ?? ''));

/** A remark about words that somebody has replaced since is none about what stands. */
const findingsOf = ({ own, row }: Seen): StoredSnapshot['findings'] =>
  row && (row.suggestion || !own || sameWords(own.alternativeText, row.alternativeText))
    ? row.findings
    : null;

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Writes one text where still stands what was seen, with its history, in one transaction.
 * `media.update` goes out after the commit, as Strapi itself does.
 */
export async function writeText(strapi: Core.Strapi, write: TextWrite): Promise<WriteResult> {
  const before = snapshotOf(write.seen);
  const after: StoredSnapshot = { ...before, ...write.next };
  if (sameJson(before, after)) return { outcome: 'unchanged' };
  let changeId: number | undefined;
  try {
    await transaction(strapi, async (onCommit) => {
      if (write.seen.own && (await setColumns(strapi, write, after))) {
        onCommit(() => {
          void announce(strapi, write.assetId);
        });
      }
      await setRow(strapi, write, after);
      changeId = await keepChange(strapi, write, before, after);
    });
  } catch (error) {
    if (error instanceof LostRace) return { outcome: 'lost' };
    if (!isUniqueViolation(error)) throw error;
    const row = await onlyJudged(strapi, write);
    return row
      ? writeText(strapi, { ...write, seen: { ...write.seen, row } })
      : { outcome: 'lost' };
  }
  return { outcome: 'written', ...(changeId === undefined ? {} : { changeId }) };
}

/** The row that came in meanwhile, where it is that of the same words having been judged. */
async function onlyJudged(
  strapi: Core.Strapi,
  { assetId, locale, seen: { own, row } }: TextWrite,
): Promise<TextRow | null> {
  // After a refusal PostgreSQL takes no more statements in a transaction of somebody else's.
  if (row || strapi.db.inTransaction()) return null;
  const found = await table<TextRow>(strapi, TEXTS_UID).findOne({ where: { assetId, locale } });
  const isTheSame = found && sameWords(found.alternativeText, own?.alternativeText);
  return isTheSame && found.version === 0 ? found : null;
}

/** The condition that a column still holds what was seen; no text and an empty one are the same. */
const still = (column: keyof OwnColumns, value: string | null): Where =>
  (value ?? '') === ''
    ? { $or: [{ [column]: { $null: true } }, { [column]: '' }] }
    : { [column]: value };

/** @returns whether a column changed */
async function setColumns(
  strapi: Core.Strapi,
  { assetId, seen }: TextWrite,
  after: StoredSnapshot,
): Promise<boolean> {
  const own = seen.own;
  if (!own) return false;
  const data: Partial<OwnColumns> = {};
  if (after.alternativeText !== own.alternativeText) data.alternativeText = after.alternativeText;
  if (after.caption !== own.caption) data.caption = after.caption;
  const where = {
    id: assetId,
    $and: [still('alternativeText', own.alternativeText), still('caption', own.caption)],
  };
  const files = table<{ id: number } & OwnColumns>(strapi, FILE_UID);
  if (Object.keys(data).length === 0) {
    // Nothing to set, but a text typed meanwhile must not get a state that speaks of another.
    if ((await files.count({ where })) === 0) throw new LostRace();
    return false;
  }
  const { count } = await files.updateMany({ where, data });
  if (count === 0) throw new LostRace();
  return true;
}

async function setRow(
  strapi: Core.Strapi,
  { assetId, locale, seen, judgedBy }: TextWrite,
  after: StoredSnapshot,
): Promise<void> {
  const texts = table<TextRow>(strapi, TEXTS_UID);
  const data = {
    ...after,
    judgedBy: judgedBy ?? null,
    textHash: textHash(after.alternativeText, locale),
    updatedAt: new Date(),
  };
  if (!seen.row) {
    await insertOne(texts, { ...data, assetId, locale, version: 1 });
    await keepFindings(strapi, { assetId, locale }, null, after.findings);
    return;
  }
  const { id, version, findings } = seen.row;
  const { count } = await texts.updateMany({
    where: { id, version },
    data: { ...data, version: version + 1 },
  });
  if (count === 0) throw new LostRace();
  await keepFindings(strapi, { assetId, locale }, findings, after.findings);
}

async function keepChange(
  strapi: Core.Strapi,
  { assetId, locale, by, taskId, runId }: TextWrite,
  before: StoredSnapshot,
  after: StoredSnapshot,
): Promise<number> {
  return insertOne(table<ChangeRow>(strapi, CHANGES_UID), {
    assetId,
    locale,
    taskId,
    runId,
    at: new Date(),
    byKind: by.kind,
    byName: by.name,
    before,
    after,
    undone: false,
  });
}

/** Tells webhooks and other listeners, as the upload plugin does after an edit. */
async function announce(strapi: Core.Strapi, assetId: number): Promise<void> {
  try {
    const where = { id: assetId };
    const media = (await strapi.db.query(FILE_UID).findOne({ where })) as object | null;
    if (media) await strapi.eventHub.emit('media.update', { media });
  } catch (error) {
    strapi.log.error(
      `[alt-text] nobody was told of the new text of asset ${assetId}: ${messageOf(error)}`,
    );
  }
}
