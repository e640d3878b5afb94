import type { RunCounts } from '../contracts/runs';
import { RUNS_UID, type RunRow } from '../models/runs';
import { table } from '../models/table';
import type { AltText } from '../plugin';

/** What `undo` takes back: the import as a run that is over. */
export interface ImportRun {
  /** `null` until something is written. */
  id: number | null;
  /** Its number, for the first change. */
  ensure: () => Promise<number>;
  /** How it ended. */
  close(written: number, left: number): Promise<void>;
}

const countsOf = (done: number, skipped: number): RunCounts => ({
  total: done + skipped,
  queued: 0,
  running: 0,
  done,
  skipped,
  failed: 0,
  cancelled: 0,
});

/** It is over from its beginning on, so that no server takes it for work to be done. */
export function createImportRun({ strapi }: AltText, file: string, person: string): ImportRun {
  const runs = () => table<RunRow>(strapi, RUNS_UID);
  const run: ImportRun = {
    id: null,
    async ensure() {
      if (run.id !== null) return run.id;
      const now = new Date();
      const { id } = await runs().create({
        data: {
          status: 'completed',
          filter: {},
          options: { importedFrom: file.slice(0, 200) },
          startedBy: person.slice(0, 200),
          pausedCode: null,
          pausedReason: null,
          cursor: 0,
          selected: true,
          estimatedCredits: 0,
          result: { counts: countsOf(0, 0), creditsUsed: 0 },
          createdAt: now,
          startedAt: now,
          finishedAt: now,
        },
      });
      run.id = id;
      return id;
    },
    async close(written, left) {
      if (run.id === null) return;
      const result = { counts: countsOf(written, left), creditsUsed: 0 };
      await runs().updateMany({ where: { id: run.id }, data: { result, finishedAt: new Date() } });
    },
  };
  return run;
}
