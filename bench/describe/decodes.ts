import { createRequire } from 'node:module';

interface SharpInside {
  queue: { on(event: 'change', listener: () => void): void };
  prototype: { stats(this: object, ...args: unknown[]): unknown };
}

/**
 * Counts how often sharp, the only decoder in the process, works on pixels: its pipelines (whatever
 * is resized, converted or read raw), of which it tells when each begins and when it ends, and its
 * statistics. `metadata()` reads a header only and is not counted.
 */
export function countDecodes(): () => number {
  // The very instance that Strapi and the built plugin load.
  const sharp = createRequire(import.meta.url)('sharp') as SharpInside;
  let changes = 0;
  let statistics = 0;
  sharp.queue.on('change', () => {
    changes += 1;
  });
  const { prototype } = sharp;
  const stats: unknown = Reflect.get(prototype, 'stats');
  if (typeof stats !== 'function') throw new Error('sharp has no stats() to be counted');
  prototype.stats = function (...args) {
    statistics += 1;
    return Reflect.apply(stats, this, args) as unknown;
  };
  return () => Math.ceil(changes / 2) + statistics;
}
