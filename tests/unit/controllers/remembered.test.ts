import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  createRemembered,
  type Answer,
  type Shelf,
} from '../../../server/src/controllers/remembered';

describe('a figure over a whole library', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Counts so many rows in so long. */
  const counting = (tookMs: number, rows: () => number) =>
    vi.fn(async () => {
      await vi.advanceTimersByTimeAsync(tookMs);
      return rows();
    });
  const create = (failed: (error: unknown) => void = () => undefined) =>
    createRemembered<number>((rows) => rows, failed);

  it('of a small one is counted anew each time', async () => {
    let rows = 10;
    const { ask } = create();
    const find = counting(100, () => rows);
    expect(await ask('all', find)).toBe(10);
    rows = 11;
    expect(await ask('all', find)).toBe(11);
  });

  it('of a large one is some seconds old, while a new one is looked for', async () => {
    let rows = 1_000_000;
    const { ask } = create();
    const find = counting(400, () => rows);
    await ask('all', find);
    rows += 1;
    expect(await ask('all', find)).toBe(1_000_000);
    expect(find).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(4000);
    expect(await ask('all', find)).toBe(1_000_000);
    await vi.advanceTimersByTimeAsync(400);
    expect(await ask('all', find)).toBe(1_000_001);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('is none of another question, and never very old', async () => {
    let rows = 1_000_000;
    const { ask } = create();
    await ask(
      'all',
      counting(400, () => rows),
    );
    rows = 5000;
    expect(
      await ask(
        'other',
        counting(400, () => rows),
      ),
    ).toBe(5000);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(
      await ask(
        'all',
        counting(400, () => rows),
      ),
    ).toBe(5000);
  });

  it('that cannot be looked for behind an answer is told, and the answer stands', async () => {
    const failed = vi.fn();
    const { ask } = create(failed);
    await ask(
      'all',
      counting(400, () => 1_000_000),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    const broken = () => Promise.reject(new Error('the database is away'));
    expect(await ask('all', broken)).toBe(1_000_000);
    await vi.advanceTimersByTimeAsync(1);
    expect(failed).toHaveBeenCalledOnce();
    expect(await ask('all', broken)).toBe(1_000_000);
  });

  it('outlives a restart on a shelf, as long as it is not very old', async () => {
    const kept = new Map<string, Answer<number>>();
    const shelf: Shelf<number> = {
      load: async (key) => kept.get(key) ?? null,
      save: async (key, answer) => void kept.set(key, answer),
    };
    const start = () =>
      createRemembered<number>(
        (rows) => rows,
        () => undefined,
        shelf,
      );
    let rows = 1_000_000;
    const find = counting(400, () => rows);
    expect(await start().known('all', find)).toBeUndefined();
    expect(find).not.toHaveBeenCalled();
    await start().ask('all', find);
    rows += 1;
    expect(await start().known('all', find)).toBe(1_000_000);
    await vi.advanceTimersByTimeAsync(5000);
    const restarted = start();
    expect(await restarted.ask('all', find)).toBe(1_000_000);
    await vi.advanceTimersByTimeAsync(400);
    expect(await restarted.ask('all', find)).toBe(1_000_001);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(await start().known('all', find)).toBeUndefined();
  });
});
