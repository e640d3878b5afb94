import type { Core } from '@strapi/strapi';

import type { Page } from '../contracts/assets';
import type { Change, TextSnapshot } from '../contracts/texts';
import { RequestError } from '../errors';
import { CHANGES_UID, type ChangeRow, type StoredSnapshot } from '../models/changes';
import { table } from '../models/table';
import { transaction } from '../models/transaction';
import { findAsset, findTextRows, ownColumns } from './assets';
import { takeBackRejection } from './rejections';
import { snapshotOf, writeText } from './write';

const toSnapshot = ({ alternativeText, caption, title, state }: StoredSnapshot): TextSnapshot => ({
  alternativeText,
  caption,
  title,
  state,
});

const toChange = (row: ChangeRow): Change => ({
  id: row.id,
  assetId: row.assetId,
  locale: row.locale,
  at: new Date(row.at).toISOString(),
  by: { kind: row.byKind, name: row.byName },
  ...(row.runId === null ? {} : { runId: row.runId }),
  before: toSnapshot(row.before),
  after: toSnapshot(row.after),
  undone: row.undone,
});

/** What changed on one asset, newest first. */
export async function historyOf(
  strapi: Core.Strapi,
  assetId: number,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<Page<Change>> {
  const changes = table<ChangeRow>(strapi, CHANGES_UID);
  const where = { assetId };
  const total = await changes.count({ where });
  const rows = await changes.findMany({
    where,
    orderBy: { id: 'desc' },
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return {
    results: rows.map(toChange),
    pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total },
  };
}

/** One change, or `null`. */
export const findChange = async (strapi: Core.Strapi, id: number): Promise<ChangeRow | null> =>
  table<ChangeRow>(strapi, CHANGES_UID).findOne({ where: { id } });

type Readable = Pick<StoredSnapshot, 'alternativeText' | 'caption' | 'state'>;

/** Whether two snapshots show the same: an undo is only for what a change has left standing. */
export const sameToReader = (one: Readable, other: Readable): boolean =>
  (['alternativeText', 'caption', 'state'] as const).every(
    (key) => (one[key] ?? '') === (other[key] ?? ''),
  );

/** Why a change is not taken back. */
export const CHANGED_SINCE = {
  code: 'changed_since',
  message: 'This text was changed again since. Undo the newer change first, or edit the text.',
};
export const IMAGE_GONE = {
  code: 'asset_deleted',
  message: 'The image is no longer in the media library.',
};

const undoneAlready = () =>
  new RequestError(409, 'This change is undone already.', { code: 'undone_already' });

/**
 * Puts back what stood before a change, where still stands what the change wrote. The undo itself
 * stands in the history as a person's change, so that it can be undone too.
 *
 * @throws RequestError 409 where it was undone already or somebody has written since
 */
export async function undoChange(
  strapi: Core.Strapi,
  change: ChangeRow,
  ownLanguage: string | undefined,
  person: string,
): Promise<Change> {
  const changes = table<ChangeRow>(strapi, CHANGES_UID);
  if (change.undone) throw undoneAlready();
  const asset = await findAsset(strapi, change.assetId);
  if (!asset) throw new RequestError(404, IMAGE_GONE.message);
  const row = (await findTextRows(strapi, change.assetId)).get(change.locale) ?? null;
  const seen = { own: ownColumns(asset, change.locale, ownLanguage), row };
  if (!sameToReader(snapshotOf(seen), change.after)) {
    throw new RequestError(409, CHANGED_SINCE.message, { code: CHANGED_SINCE.code });
  }
  await transaction(strapi, async () => {
    const { count } = await changes.updateMany({
      where: { id: change.id, undone: false },
      data: { undone: true },
    });
    if (count === 0) {
      throw undoneAlready();
    }
    const written = await writeText(strapi, {
      assetId: change.assetId,
      locale: change.locale,
      seen,
      next: change.before,
      by: { kind: 'person', name: person },
      taskId: null,
      runId: null,
    });
    if (written.outcome === 'lost') {
      throw new RequestError(409, 'Somebody has just changed this text. Look at it again.', {
        code: 'changed_since',
      });
    }
    await takeBackRejection(strapi, change);
  });
  const undone = await findChange(strapi, change.id);
  return toChange(undone ?? { ...change, undone: true });
}
