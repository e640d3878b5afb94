import { describe, expect, it } from 'vitest';

import { backOff, createEventReader } from '../../../../admin/src/services/events';

describe('Server-sent events', () => {
  it('are read whole, however the stream is cut', () => {
    const stream =
      'event: run\ndata: {"a":1}\n\n: still there\n\nevent: run\r\ndata: {"b":2}\r\n\r\n';
    for (let size = 1; size <= stream.length; size += 1) {
      const read = createEventReader();
      const found: string[] = [];
      for (let at = 0; at < stream.length; at += size) {
        found.push(...read(stream.slice(at, at + size)));
      }
      expect(found).toEqual(['{"a":1}', '{"b":2}']);
    }
  });

  it('are joined where one has several lines, and wait for their end', () => {
    const read = createEventReader();
    expect(read('data: one\ndata:two\n')).toEqual([]);
    expect(read('\n')).toEqual(['one\ntwo']);
  });

  it('are asked for again ever more seldom', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 6, 20].map(backOff);
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });
});
