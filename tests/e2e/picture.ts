import type { Page } from 'playwright-core';

/** For a person to look at, where they name a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.ALT_TEXT_TEST_PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}
