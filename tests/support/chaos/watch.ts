import type { Run, RunCounts } from '../../../server/src/contracts/runs';
import { ok } from '../http';
import { waitFor } from '../wait';
import { openBooks, type Books } from './books';
import type { ChaosAsset, ChaosStand } from './stand';

const FINAL = ['done', 'skipped', 'failed', 'cancelled'] as const;
const FINISHED = ['completed', 'partial', 'failed', 'cancelled'];

/** The words that must stand in the end, by the id of the file. */
export type Words = Map<number, { alternativeText: string; caption?: string | null }>;

/** Looks at a run through all deaths of its process. */
export interface Watch {
  alive: () => Promise<void>;
  dead: () => boolean;
  /** What persons have typed, before and during the run. */
  words: Words;
  /** What was wrong on the way, in words. */
  wrong: string[];
}

const typed = (assets: readonly ChaosAsset[]): Words =>
  new Map(
    assets
      .filter(({ kind }) => kind === 'human')
      .map(({ id, alternativeText = '', caption = null }) => [id, { alternativeText, caption }]),
  );

export function watchRun({ strapi, assets, random }: ChaosStand, runId: number): Watch {
  const words = typed(assets);
  const wrong: string[] = [];
  const ended = new Map<number, string>();
  let before: Books | undefined;

  /** A person types into some image of the run, whatever is being done with it. */
  const typeSomewhere = async (): Promise<void> => {
    const plain = assets.filter(({ id, kind }) => kind === 'plain' && !words.has(id));
    const asset = plain[Math.floor(random() * plain.length)];
    if (!asset) return;
    const alternativeText = `A person's own words, ${words.size}`;
    await waitFor(
      async () => {
        const body = { alternativeText };
        const path = `/alt-text/assets/${asset.id}/texts/en`;
        // 409: something was written in the same moment; a person would look and do it again.
        return (await strapi.admin.put(path, body)).status === 200;
      },
      { what: 'the edit to be taken', timeoutMs: 5000 },
    );
    words.set(asset.id, { alternativeText });
  };

  const compare = (counts: RunCounts): void => {
    const parts = counts.queued + counts.running + FINAL.reduce((sum, s) => sum + counts[s], 0);
    if (parts !== counts.total) wrong.push(`${counts.total} tasks are ${parts} by their states`);
    if (!before) return;
    const { run } = before;
    if (run.selected && counts.total !== run.counts.total) {
      wrong.push(`${run.counts.total} tasks before the kill, ${counts.total} after it`);
    }
    for (const status of FINAL) {
      if (counts[status] < run.counts[status]) wrong.push(`fewer tasks are ${status} than before`);
    }
  };

  return {
    words,
    wrong,
    async alive() {
      compare(ok(await strapi.admin.get<Run>(`/alt-text/runs/${runId}`)).counts);
      await typeSomewhere();
    },
    dead() {
      before = openBooks(strapi.appDir, runId);
      for (const { id, status } of before.tasks) {
        const was = ended.get(id);
        if (was !== undefined && was !== status) wrong.push(`task ${id} was ${was}, is ${status}`);
        if ((FINAL as readonly string[]).includes(status)) ended.set(id, status);
      }
      return FINISHED.includes(before.run.status);
    },
  };
}
