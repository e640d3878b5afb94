import { describe, expect, it } from 'vitest';

import { collectIds } from '../../../../admin/src/pages/Library/collectIds';
import {
  allOf,
  countOf,
  isSelected,
  NOTHING,
  pageMark,
  ticked,
} from '../../../../admin/src/pages/Library/selection';

describe('A selection of images', () => {
  it('takes ticks on every page, and loses them again', () => {
    let selection = ticked(NOTHING, [1, 2], true);
    selection = ticked(selection, [21, 2], true);
    expect(countOf(selection)).toBe(3);
    selection = ticked(selection, [1], false);
    expect([1, 2, 21].map((id) => isSelected(selection, id))).toEqual([false, true, true]);
  });

  it('of all but some counts what it has not seen', () => {
    const selection = ticked(allOf(1000), [5, 6], false);
    expect(countOf(selection)).toBe(998);
    expect([4, 5].map((id) => isSelected(selection, id))).toEqual([true, false]);
    expect(countOf(ticked(selection, [5], true))).toBe(999);
  });

  it('of all is none once each is gone', () => {
    expect(ticked(allOf(2), [1, 2], false)).toBe(NOTHING);
  });

  it('marks a page as ticked, in part, or not at all', () => {
    const selection = ticked(NOTHING, [1, 2], true);
    expect(pageMark(selection, [1, 2])).toBe(true);
    expect(pageMark(selection, [1, 2, 3])).toBe('indeterminate');
    expect(pageMark(selection, [3, 4])).toBe(false);
    expect(pageMark(NOTHING, [])).toBe(false);
  });
});

describe('The ids of a selection', () => {
  /** A library of so many images, answered by pages of 100. */
  const library = (size: number) => {
    const asked: number[] = [];
    return {
      asked,
      fetchPage: (page: number, pageSize: number) => {
        asked.push(page);
        const results = Array.from({ length: size }, (_, index) => ({ id: index + 1 }));
        return Promise.resolve({
          results: results.slice((page - 1) * pageSize, page * pageSize),
          pagination: { pageCount: Math.ceil(size / pageSize) },
        });
      },
    };
  };

  it('are those that were ticked, without a question', async () => {
    const { asked, fetchPage } = library(10);
    const selection = ticked(NOTHING, [9, 3], true);
    expect(await collectIds(selection, { fetchPage })).toEqual({ ids: [3, 9], hasMore: false });
    expect(asked).toEqual([]);
  });

  it('are all but some, page by page', async () => {
    const { asked, fetchPage } = library(250);
    const { ids, hasMore } = await collectIds(ticked(allOf(250), [7], false), { fetchPage });
    expect([ids.length, ids.includes(7), hasMore]).toEqual([249, false, false]);
    expect(asked).toEqual([1, 2, 3]);
  });

  it('are no more than can be named, and it says so', async () => {
    const { asked, fetchPage } = library(1000);
    const { ids, hasMore } = await collectIds(allOf(1000), { fetchPage, limit: 150 });
    expect([ids.length, hasMore]).toEqual([150, true]);
    expect(asked).toEqual([1, 2]);
    expect((await collectIds(allOf(150), { ...library(150), limit: 150 })).hasMore).toBe(false);
  });

  it('end where the images have gone meanwhile', async () => {
    const fetchPage = () => Promise.resolve({ results: [], pagination: { pageCount: 9 } });
    expect(await collectIds(allOf(900), { fetchPage })).toEqual({ ids: [], hasMore: false });
  });
});
