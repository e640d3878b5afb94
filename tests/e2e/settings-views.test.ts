import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import type { Settings } from '../../server/src/contracts/settings';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { CHROMIUM, describeWith } from '../support/needs';
import { waitFor } from '../support/wait';
import { expectNoViolations, VIEWS } from './axe';
import { startPanel, type Panel, type Visit } from './panel';
import { picture } from './picture';
import {
  APP_WITH_PROVIDERS,
  ARTICLE,
  ARTICLES,
  GOOD_KEY,
  openCard,
  openSection,
  PATH,
  saveButton,
  tab,
} from './settings/parts';

/** The others are in the page as well, but nobody sees them. */
const SHOWN = '[role="tabpanel"][data-state="active"]';

/** Settings in which each section has something to show, and something to warn of. */
const FULL: Partial<Settings> = {
  languages: ['en', 'fr', 'pt-BR', 'ja'],
  rules: [
    { folder: '/Shop', provider: 'altframe', options: { mode: 'ecommerce', keywords: ['sale'] } },
    { folder: '/Gone', action: 'skip' },
  ],
  budgets: { altframe: { monthlyCredits: 5 }, 'house-model': { monthlyCredits: 2000 } },
  providers: { altframe: { keywords: ['shoe'], productAttributes: { colour: 'red' } } },
  pages: {
    [ARTICLE]: {
      title: 'title',
      content: ['intro', 'body'],
      metaTitle: 'seo.metaTitle',
      metaDescription: 'seo.metaDescription',
    },
  },
};

describeWith(CHROMIUM, 'The settings page, as it looks', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit | undefined;

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, {
      vendor: { key: GOOD_KEY, plan: 'pro', credits: 1840, allocation: 2000 },
      appSource: APP_WITH_PROVIDERS,
      content: ARTICLES,
    });
    const { admin } = panel.strapi;
    ok(await admin.put('/alt-text/providers/altframe/key', { key: GOOD_KEY }));
    ok(await admin.post('/upload/folders', { name: 'Shop', parent: null }));
    const initial = ok(await admin.get<Settings>('/alt-text/settings'));
    const sources = { ...initial.sources, providers: ['altframe', 'house-model', 'imgix'] };
    ok(await admin.put('/alt-text/settings', { ...initial, ...FULL, sources }));
    // Four languages: four credits of the budget of five.
    await admin.upload(await uniqueImage(), 'shoe.jpg');
    await waitFor(() => panel.vendor.stats().creditsCharged >= 4, { what: 'a description' });
  });
  afterAll(async () => panel.stop());
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  it.each(VIEWS)('passes axe in every section: $theme at $width', async (options) => {
    visit = await panel.visit(panel.strapi.admin, options);
    await visit.open(PATH);
    const { page } = visit;
    const look = async (name: string, part = SHOWN): Promise<void> => {
      await expectNoViolations(page, part);
      await picture(page, `settings-${name}-${options.theme}-${options.width}`);
    };
    await page.getByText('To check').first().waitFor();
    await look('providers', 'main');
    await openCard(page, 'AltFrame');
    await openCard(page, 'imgix');
    await page.getByText('1,836 of 2,000').waitFor();
    await page.getByRole('button', { name: 'Test AltFrame' }).click();
    await page.getByText('It works: the provider accepted the key.').waitFor();
    await look('cards');

    await openSection(page, 'languages');
    await page.getByText('Does not write this language').first().waitFor();
    await look('languages');
    await page.getByRole('row').last().scrollIntoViewIfNeeded();
    await picture(page, `settings-coverage-${options.theme}-${options.width}`);
    await openSection(page, 'automation');
    await look('automation');
    await openSection(page, 'folders');
    await page.getByText('There is no such folder any more').waitFor();
    await look('folders');
    await openSection(page, 'credits');
    await page.getByText('4 of 5 credits used this month. Little is left.').waitFor();
    await look('credits');
    await openSection(page, 'pages');
    await page.getByRole('button', { name: 'Article', expanded: false }).click();
    await page.getByRole('list', { name: 'Read what the page says from' }).waitFor();
    await look('pages');

    await openSection(page, 'texts');
    await page.getByLabel('Longest text, in characters').fill('5');
    await saveButton(page).click();
    await page.getByText('Nothing was saved').waitFor();
    // A button under the pointer has other colours, which are Strapi's.
    await page.mouse.move(0, 0);
    await look('texts');
    expect(await tab(page, 'texts').textContent()).toContain('has values that were refused');
  });
});
