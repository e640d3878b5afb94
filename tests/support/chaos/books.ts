import type { RunCounts } from '../../../server/src/contracts/runs';
import { withDatabase, type Row } from '../library';
import type { Receipt } from './audit';

/** What stands in the database of an app that does not run. */
export interface Books {
  run: { status: string; counts: RunCounts; creditsUsed: number; selected: boolean };
  tasks: { id: number; assetId: number; status: string; code: string | null; credits: number }[];
  receipts: Receipt[];
  /** The texts in the files' own columns, by id. */
  files: Map<number, { alternativeText: string | null; caption: string | null }>;
  /** The texts of the other languages, as `id locale`. */
  texts: Map<string, string | null>;
  /** Texts that were written by machine more than once for the same image and language. */
  rewritten: Row[];
  /** Batches that are not over. */
  batches: number;
}

const EMPTY: RunCounts = {
  total: 0,
  queued: 0,
  running: 0,
  done: 0,
  skipped: 0,
  failed: 0,
  cancelled: 0,
};

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export function openBooks(appDir: string, runId: number): Books {
  return withDatabase(appDir, (database) => {
    const all = (sql: string, ...values: unknown[]) => database.prepare(sql).all(...values);
    const run = database.prepare('SELECT * FROM alt_text_runs WHERE id = ?').get(runId) ?? {};
    const tasks = all('SELECT * FROM alt_text_tasks WHERE run_id = ? ORDER BY id', runId).map(
      (row) => ({
        id: Number(row['id']),
        assetId: Number(row['asset_id']),
        status: String(row['status']),
        code: textOf(row['code']),
        credits: Number(row['credits']),
      }),
    );
    const counts = { ...EMPTY, total: tasks.length };
    for (const { status } of tasks) counts[status as keyof RunCounts] += 1;
    return {
      run: {
        status: String(run['status']),
        selected: Boolean(run['selected']),
        counts,
        creditsUsed: tasks.reduce((sum, { credits }) => sum + credits, 0),
      },
      tasks,
      receipts: all('SELECT * FROM alt_text_spend ORDER BY id').map((row) => ({
        assetId: Number(row['asset_id']),
        taskId: Number(row['task_id']),
        fingerprint: String(row['fingerprint']),
        locale: String(row['locale']),
        credits: Number(row['credits']),
        rejected: Boolean(row['rejected']),
        at: Number(row['at']),
      })),
      files: new Map(
        all('SELECT id, alternative_text, caption FROM files').map((row) => [
          Number(row['id']),
          { alternativeText: textOf(row['alternative_text']), caption: textOf(row['caption']) },
        ]),
      ),
      texts: new Map(
        all('SELECT asset_id, locale, alternative_text FROM alt_text_texts').map((row) => [
          `${String(row['asset_id'])} ${String(row['locale'])}`,
          textOf(row['alternative_text']),
        ]),
      ),
      rewritten: all(
        `SELECT asset_id, locale FROM alt_text_changes WHERE by_kind IN ('provider', 'reuse')
         GROUP BY asset_id, locale HAVING COUNT(*) > 1`,
      ),
      batches: all("SELECT id FROM alt_text_batches WHERE status NOT IN ('done', 'failed')").length,
    };
  });
}
