import { describe, expect, it } from 'vitest';

import { createOutbox } from '../../../../admin/src/pages/Review/queue/outbox';

/** A letter that arrives when it is told to. */
function letter(log: string[], name: string) {
  let arrive: () => void = () => undefined;
  let fail: () => void = () => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    arrive = resolve;
    fail = () => reject(new Error(name));
  });
  const send = async () => {
    log.push(`${name} out`);
    await promise;
    log.push(`${name} there`);
  };
  return { send, arrive, fail };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('The outbox of a review', () => {
  it('sends one after the other, in order', async () => {
    const log: string[] = [];
    const sizes: number[] = [];
    const outbox = createOutbox((size) => sizes.push(size));
    const [a, b] = [letter(log, 'a'), letter(log, 'b')];
    outbox.add('a', a.send);
    outbox.add('b', b.send);
    expect([log, outbox.size()]).toEqual([['a out'], 2]);
    a.arrive();
    await settled();
    expect(log).toEqual(['a out', 'a there', 'b out']);
    b.arrive();
    await settled();
    expect([outbox.size(), sizes.at(-1)]).toEqual([0, 0]);
  });

  it('goes on after a failure', async () => {
    const log: string[] = [];
    const outbox = createOutbox(() => undefined);
    const [a, b] = [letter(log, 'a'), letter(log, 'b')];
    outbox.add('a', a.send);
    outbox.add('b', b.send);
    a.fail();
    b.arrive();
    await settled();
    expect([log.at(-1), outbox.size()]).toEqual(['b there', 0]);
  });

  it('takes back what has not gone out, and nothing else', async () => {
    const log: string[] = [];
    const outbox = createOutbox(() => undefined);
    const [a, b] = [letter(log, 'a'), letter(log, 'b')];
    outbox.add('a', a.send);
    outbox.add('b', b.send);
    expect([outbox.recall('a'), outbox.recall('b'), outbox.recall('b')]).toEqual([
      false,
      true,
      false,
    ]);
    a.arrive();
    await settled();
    expect([log, outbox.size()]).toEqual([['a out', 'a there'], 0]);
  });
});
