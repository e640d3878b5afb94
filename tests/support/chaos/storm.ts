import type { StrapiProcess } from '../strapi-process';
import { waitFor } from '../wait';

/** The longest that a process lives after its start. Milliseconds. */
const LONGEST_LIFE_MS = 3000;

export interface StormInit {
  strapi: StrapiProcess;
  random: () => number;
  kills: number;
  /** How much the vendor has been asked for. */
  asked: () => number;
  /** A process is killed at the latest when it has asked for so much: enough is left for the rest. */
  atMost: number;
  /** The process has just started. */
  alive: (life: number) => Promise<void>;
  /** It is dead, and nobody has the database open. @returns whether there is nothing left to do */
  dead: () => boolean;
}

/** A process that was killed. */
export interface Kill {
  /** When it was dead. Milliseconds since 1970. */
  at: number;
}

/** Kills the process and starts it again, at moments that follow from the seed. */
export async function storm(init: StormInit): Promise<Kill[]> {
  const { strapi, random, asked } = init;
  const kills: Kill[] = [];
  while (kills.length < init.kills) {
    const until = Date.now() + random() * LONGEST_LIFE_MS;
    const before = asked();
    await init.alive(kills.length);
    await waitFor(() => Date.now() >= until || asked() - before >= init.atMost, {
      what: 'the moment of the kill',
      intervalMs: 3,
    });
    await strapi.kill();
    kills.push({ at: Date.now() });
    const over = init.dead();
    await strapi.start();
    if (over) break;
  }
  return kills;
}
