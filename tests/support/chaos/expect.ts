import { expect } from 'vitest';

import type { Audit } from './audit';
import type { Books } from './books';
import type { Kill } from './storm';
import type { ChaosStand } from './stand';
import type { Words } from './watch';

/** How a vendor may leave an image that is sound. */
const VENDOR_CODES = ['bad_response', 'timeout', 'network', 'server_error'];

export const sum = (list: readonly { credits: number }[]) =>
  list.reduce((total, { credits }) => total + credits, 0);

/** What persons have typed stands as they have typed it. */
export function expectWordsUnchanged(books: Books, words: Words): void {
  for (const [id, typed] of words) expect(books.files.get(id)).toMatchObject(typed);
}

/** Every task is over, and every asset has what its kind allows. */
export function expectFinal({ assets }: ChaosStand, books: Books, words: Words): void {
  const { counts, creditsUsed } = books.run;
  expect(counts).toMatchObject({ queued: 0, running: 0, cancelled: 0 });
  expect(creditsUsed).toBe(sum(books.receipts));
  const tasks = new Map(books.tasks.map((task) => [task.assetId, task]));
  expect(tasks.size).toBe(books.tasks.length);
  for (const { id, kind, name } of assets) {
    const task = tasks.get(id);
    if (kind === 'document') expect(task, name).toBeUndefined();
    else if (kind === 'corrupt' || kind === 'rubbish') {
      expect(task, name).toMatchObject({ status: 'failed', code: 'image_unreadable', credits: 0 });
    } else if (task?.status === 'failed') expect(VENDOR_CODES).toContain(task.code);
    else {
      expect(task, name).toMatchObject({ status: 'done' });
      if (!words.has(id)) expect(books.files.get(id)?.alternativeText, name).toMatch(/\S/);
      expect(books.texts.get(`${id} fr`), name).toMatch(/\S/);
    }
  }
  expect(books.rewritten).toEqual([]);
}

/** What happened, for whoever watches. */
export function tell(
  kills: readonly Kill[],
  what: string,
  { unanswered, unheard }: Pick<Audit, 'unanswered' | 'unheard'>,
): void {
  console.log(
    `${kills.length} deaths, ${what}; paid without an answer: ${unanswered.length}, with an answer that nobody lived to write down: ${unheard.length}`,
  );
}
