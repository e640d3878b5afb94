import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { VisitOptions } from './panel';

/** In which forms each page is looked at. */
export const VIEWS: readonly Required<VisitOptions>[] = [
  { theme: 'light', width: 1440 },
  { theme: 'light', width: 768 },
  { theme: 'dark', width: 1440 },
  { theme: 'dark', width: 768 },
];

/** Expects nothing that axe objects to, in this part of the page. */
export async function expectNoViolations(page: Page, part = 'main'): Promise<void> {
  // Colours are wrong while they fade in. What moves for ever, such as a loader, is not waited for.
  await page.evaluate(`Promise.all(
    document.getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
      .map((animation) => animation.finished.catch(() => undefined)),
  )`);
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual(
    [],
  );
}
