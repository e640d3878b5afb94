import type { Core } from '@strapi/strapi';

import type { Settings } from '../contracts/settings';
import { messageOf } from '../errors';
import { PLUGIN_ID } from '../permissions';
import { FILE_UID } from './assets';
import { judgedByOf } from './judged';
import { findUnjudged, inWork, type Range } from './judge-select';
import { judgeAll } from './judge-write';

/** Images that are looked at in one go. */
const PAGE = 500;

/** Between two pages, so that nobody else waits for the database. Milliseconds. */
const PAUSE_MS = 100;

/** Until the library is walked again. Milliseconds. */
const ROUND_MS = 60 * 60_000;

/** In one round. */
const MOST_WALKS = 3;

/** After an edit: whoever edits many has them judged together. Milliseconds. */
const SOON_MS = 1000;

/** More than so many at once are left to the next round. */
const MOST_SOON = 5000;

/** Judges the texts that came past the plugin, in the background. */
export interface JudgeLoop {
  /** Walks the library now, from where it stood, and every hour. */
  start(): void;
  /** Judges the text of this image in a moment. Keeps its id in mind and does nothing else. */
  soon(assetId: number): void;
  /** Resolves when it no longer needs the database: after one text at the most. */
  stop(): Promise<void>;
}

interface JudgeDeps {
  strapi: Core.Strapi;
  settings: { get(): Promise<Settings> };
}

export function createJudgeLoop({ strapi, settings }: JudgeDeps): JudgeLoop {
  const cursorStore = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'judged' });
  const waiting = new Set<number>();
  const timers = new Map<'soon' | 'round', NodeJS.Timeout>();
  let stopped = false;
  let wake: (() => void) | undefined;
  /** One thing at a time. */
  let work: Promise<void> = Promise.resolve();

  const goesOn = () => !stopped;

  const inTurn = (job: () => Promise<void>): void => {
    work = work.then(async () => {
      if (stopped) return;
      try {
        await job();
      } catch (error) {
        strapi.log.error(
          `[alt-text] texts could not be judged; it is tried again within the hour: ${messageOf(error)}`,
        );
      }
    });
  };

  const after = (name: 'soon' | 'round', ms: number, job: () => void): void => {
    // Those who come while one is waiting are served with it.
    if (stopped || timers.has(name)) return;
    const fire = () => {
      timers.delete(name);
      job();
    };
    timers.set(name, setTimeout(fire, ms).unref());
  };

  const judgeRange = async (range: Range): Promise<number> => {
    const { languages, text } = await settings.get();
    const [ownLanguage = ''] = languages;
    const { maxLength } = text;
    const found = await findUnjudged(strapi, range, ownLanguage, judgedByOf(maxLength));
    return judgeAll(strapi, found, { ownLanguage, maxLength }, goesOn);
  };

  const judgeWaiting = async (): Promise<void> => {
    const ids = [...waiting].slice(0, PAGE);
    if (ids.length === 0) return;
    for (const id of ids) waiting.delete(id);
    const busy = await inWork(strapi, ids);
    await judgeRange({ ids });
    for (const id of busy) waiting.add(id);
    if (waiting.size > 0) judgeSoon();
  };

  const judgeSoon = (): void => {
    after('soon', SOON_MS, () => {
      inTurn(judgeWaiting);
    });
  };

  const pause = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, PAUSE_MS).unref();
    });

  /**
   * Looks through the library page by page; an edit waits for no more than one of them.
   *
   * @returns whether something may be left: texts were judged, or it began in the middle
   */
  const walk = async (): Promise<boolean> => {
    const kept = (await cursorStore.get({})) as { after?: number } | null;
    let cursor = kept?.after ?? 0;
    let saved = cursor;
    let again = cursor > 0;
    while (!stopped) {
      const upTo = await endOfPage(strapi, cursor);
      if (upTo === null) break;
      const judged = await judgeRange({ after: cursor, upTo });
      if (!goesOn()) break;
      cursor = upTo;
      again ||= judged > 0;
      if (judged > 0) {
        // What is done need not be looked through again after a restart.
        await cursorStore.set({ value: { after: cursor } });
        saved = cursor;
      }
      if (waiting.size > 0) await judgeWaiting();
      await pause();
    }
    if (!stopped && saved !== 0) await cursorStore.set({ value: { after: 0 } });
    return again;
  };

  const round = (): void => {
    inTurn(async () => {
      // The first of two equal texts has nothing beside it yet: it is found the next time.
      for (let walks = 0; walks < MOST_WALKS && (await walk()); walks += 1);
    });
    inTurn(() => {
      after('round', ROUND_MS, round);
      return Promise.resolve();
    });
  };

  return {
    start: round,
    soon(assetId) {
      if (stopped || waiting.size >= MOST_SOON) return;
      waiting.add(assetId);
      judgeSoon();
    },
    async stop() {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      wake?.();
      await work;
    },
  };
}

/** The last image of the next page, or `null` where none is left. */
async function endOfPage({ db }: Core.Strapi, after: number): Promise<number | null> {
  const page = await db
    .getConnection(db.metadata.get(FILE_UID).tableName)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE)
    .select<{ id: number }[]>('id');
  return page.at(-1)?.id ?? null;
}
