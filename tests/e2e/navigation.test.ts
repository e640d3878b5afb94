import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { CHROMIUM, describeWith } from '../support/needs';
import { expectNoViolations, VIEWS } from './axe';
import { picture } from './picture';
import { startPanel, type Panel, type Visit } from './panel';

describeWith(CHROMIUM, 'The entry in the main menu', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit | undefined;

  beforeAll(async () => {
    panel = await startPanel(chromiumPath);
  });
  afterAll(async () => panel.stop());
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  it.each(VIEWS)('leads to each page, and passes axe: $theme at $width', async (options) => {
    visit = await panel.visit(panel.strapi.admin, options);
    const { page, open } = visit;
    if (options.width === 1440) {
      await page.getByRole('link', { name: 'Alt Text', exact: true }).click();
    } else {
      await open('/plugins/alt-text');
    }
    const navigation = page.getByRole('navigation', { name: 'Alt Text' });
    for (const name of ['Library', 'Review', 'Runs', 'Overview']) {
      await navigation.getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      expect(new URL(page.url()).pathname).toBe(`/admin/plugins/alt-text/${name.toLowerCase()}`);
    }
    await expectNoViolations(page, 'nav[aria-label="Alt Text"]');
    await picture(page, `navigation-${options.theme}-${options.width}`);
  });

  it('is not there for a role that may not see texts', async () => {
    const stranger = await panel.strapi.admin.createUser(['plugin::upload.read']);
    visit = await panel.visit(stranger);
    const { page, open } = visit;
    await page.getByRole('link', { name: 'Media Library' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Alt Text' }).count()).toBe(0);
    await open('/plugins/alt-text/library');
    await page.getByText('have the permissions to access that content').waitFor();
  });
});
