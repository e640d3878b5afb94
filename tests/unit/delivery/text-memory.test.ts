import type { Core } from '@strapi/strapi';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createTextMemory } from '../../../server/src/delivery/text-memory';

interface Subscriber {
  models: string[];
  afterUpdateMany: () => void;
}

/** Of Strapi only what tells of writes. */
function database() {
  const subscribers: Subscriber[] = [];
  const lifecycles = { subscribe: (one: Subscriber) => subscribers.push(one) };
  return {
    strapi: { db: { lifecycles } } as unknown as Core.Strapi,
    write: () => {
      for (const one of subscribers) one.afterUpdateMany();
    },
  };
}

const french = (alternativeText: string) =>
  new Map([[1, new Map([['fr', { alternativeText, caption: null }]])]]);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the texts that were delivered a moment ago', () => {
  it('are known again, and that there is none as well', () => {
    const memory = createTextMemory(database().strapi);
    memory.keep([1, 2], ['fr'], french('une porte'), performance.now());
    expect(memory.recall([1, 2], ['fr'])).toEqual(french('une porte'));
    expect(memory.recall([1, 3], ['fr'])).toBeNull();
    expect(memory.recall([1], ['fr', 'de'])).toBeNull();
  });

  it('are asked for anew after a second: another instance may have changed them', () => {
    const memory = createTextMemory(database().strapi);
    memory.keep([1], ['fr'], french('une porte'), performance.now());
    vi.advanceTimersByTime(999);
    expect(memory.recall([1], ['fr'])).not.toBeNull();
    vi.advanceTimersByTime(1);
    expect(memory.recall([1], ['fr'])).toBeNull();
  });

  it('are forgotten by a write, and not believed while its transaction may be open', () => {
    const { strapi, write } = database();
    const memory = createTextMemory(strapi);
    memory.keep([1], ['fr'], french('une porte'), performance.now());
    write();
    expect(memory.recall([1], ['fr'])).toBeNull();
    vi.advanceTimersByTime(499);
    memory.keep([1], ['fr'], french('une porte'), performance.now());
    expect(memory.recall([1], ['fr'])).toBeNull();
    vi.advanceTimersByTime(1);
    memory.keep([1], ['fr'], french('un portail'), performance.now());
    expect(memory.recall([1], ['fr'])).toEqual(french('un portail'));
  });
});
