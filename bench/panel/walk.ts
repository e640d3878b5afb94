import type { Page } from 'playwright-core';

import type { Visit } from '../../tests/e2e/panel';

const LIBRARY = '/plugins/alt-text/library';

/**
 * In the page: clicks a link, and counts the milliseconds until rows that were not there before are
 * drawn. Two frames: the first draws them, the second begins once it has.
 */
const CLICK_TO_ROWS = `async (name) => {
  const firstRow = () => document.querySelector('[id^="alt-text-library-"]')?.id ?? null;
  const before = firstRow();
  const link = [...document.querySelectorAll('a')].find(
    (one) => one.getAttribute('aria-label') === name || one.textContent.trim() === name,
  );
  if (!link) throw new Error('There is no link ' + name);
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const began = performance.now();
  link.click();
  while (firstRow() === null || firstRow() === before) {
    if (performance.now() - began > 30000) throw new Error('No rows after ' + name);
    await frame();
  }
  await frame();
  await frame();
  return performance.now() - began;
}`;

const clickToRows = (page: Page, name: string): Promise<number> =>
  page.evaluate(`(${CLICK_TO_ROWS})(${JSON.stringify(name)})`);

/** Opens the panel at the overview, and waits until it has nothing left to load. */
async function atOverview({ page, open }: Visit): Promise<void> {
  await open('/plugins/alt-text/overview');
  await page.getByRole('navigation', { name: 'Alt Text' }).waitFor();
  await page.waitForLoadState('networkidle');
}

export interface Walk {
  openMs: number;
  /** Of each page forward. */
  pagesMs: number[];
}

/** From the overview to the library, and so many pages forward: nothing of it was loaded before. */
export async function walk(visit: Visit, pages: number): Promise<Walk> {
  await atOverview(visit);
  const openMs = await clickToRows(visit.page, 'Library');
  const pagesMs: number[] = [];
  for (let n = 0; n < pages; n += 1) {
    await visit.page.waitForLoadState('networkidle');
    pagesMs.push(await clickToRows(visit.page, 'Go to next page'));
  }
  return { openMs, pagesMs };
}

const SCROLL = `async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const rows = [...document.querySelectorAll('[id^="alt-text-library-"]')];
  const scrolls = (node) => node && (node.scrollHeight > node.clientHeight + 100 &&
    /auto|scroll/.test(getComputedStyle(node).overflowY) ? node : scrolls(node.parentElement));
  const box = scrolls(rows[0]) || document.scrollingElement;
  const frames = [];
  let last = await frame();
  while (box.scrollTop + box.clientHeight < box.scrollHeight - 1) {
    box.scrollTop += 60;
    const now = await frame();
    frames.push(now - last);
    last = now;
  }
  return frames;
}`;

/** Milliseconds of each frame while the largest page is scrolled from its top to its end. */
export async function scroll({ page, open }: Visit): Promise<number[]> {
  await open(`${LIBRARY}?pageSize=100`);
  await page.locator('[id^="alt-text-library-"]').nth(99).waitFor();
  await page.waitForLoadState('networkidle');
  return page.evaluate(`(${SCROLL})()`);
}
