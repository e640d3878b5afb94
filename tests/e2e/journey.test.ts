import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Overview } from '../../server/src/contracts/overview';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { CHROMIUM, describeWith } from '../support/needs';
import { startPanel, type Panel, type Visit } from './panel';
import { picture } from './picture';
import { choose, openCard, openSection } from './settings/parts';

const KEY = 'af_live_first_4711';
const IMAGES = 5;

describeWith(CHROMIUM, 'From the first set-up to a covered library', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit;

  beforeAll(async () => {
    // A library that was there before anybody had chosen a provider.
    panel = await startPanel(chromiumPath, {
      vendor: { key: KEY, plan: 'pro', credits: 100, rateLimit: false },
      config: { settings: { languages: ['en', 'fr'] } },
    });
    const { admin } = panel.strapi;
    for (let n = 1; n <= IMAGES; n += 1) await admin.upload(await uniqueImage(), `image-${n}.jpg`);
  });
  afterAll(async () => {
    await visit.close();
    await panel.stop();
  });

  const link = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true });

  it('leads a new user by what each page says', async () => {
    visit = await panel.visit(panel.strapi.admin);
    const { page } = visit;
    await link(page, 'Alt Text').first().click();
    await page.getByText('Choose a provider').first().waitFor();
    await picture(page, 'journey-1-start');
    await link(page, 'Open the settings').first().click();

    await page.getByRole('heading', { level: 1 }).waitFor();
    await openCard(page, 'AltFrame');
    await page.getByLabel('Key for AltFrame').fill(KEY);
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByRole('button', { name: 'Test AltFrame' }).click();
    await page.getByText('It works: the provider accepted the key.').waitFor();
    await openSection(page, 'providers');
    await choose(page, 'Add a provider', 'AltFrame');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Settings saved.').waitFor();
    await picture(page, 'journey-2-settings');

    await link(page, 'Alt Text').first().click();
    await page
      .getByText(`${2 * IMAGES} texts are missing`)
      .first()
      .waitFor();
    await link(page, 'Estimate a run').first().click();
    await page.getByText(`${IMAGES} images`, { exact: true }).waitFor();
    await picture(page, 'journey-3-estimate');
    await page.getByRole('button', { name: 'Start the run' }).click();
    await page.waitForURL(/\/runs\/\d+/);
    await page.getByText('Completed', { exact: true }).first().waitFor();
    await picture(page, 'journey-4-run');

    await page
      .getByRole('navigation', { name: 'Alt Text' })
      .getByRole('link', { name: 'Overview' })
      .click();
    await page.getByText('All done').first().waitFor();
    await picture(page, 'journey-5-covered');
    const { coverage } = ok(await panel.strapi.admin.get<Overview>('/alt-text/overview'));
    expect(coverage['en']).toMatchObject({ ai: IMAGES, missing: 0 });
    expect(coverage['fr']).toMatchObject({ ai: IMAGES, missing: 0 });
    // One credit for each image and language.
    expect(panel.vendor.stats().creditsCharged).toBe(2 * IMAGES);
  });
});
