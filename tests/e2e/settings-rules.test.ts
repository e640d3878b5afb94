import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import type { Settings } from '../../server/src/contracts/settings';
import { ok } from '../support/http';
import { CHROMIUM, describeWith } from '../support/needs';
import { startPanel, type Panel, type Visit } from './panel';
import {
  APP_WITH_PROVIDERS,
  ARTICLE,
  ARTICLES,
  choose,
  focused,
  openCard,
  openSection,
  PATH,
  rows,
  save,
  saveButton,
  tab,
} from './settings/parts';

describeWith(CHROMIUM, 'Rules, budgets and pages on the settings page', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit | undefined;
  let initial: Settings;

  const settings = async (): Promise<Settings> =>
    ok(await panel.strapi.admin.get<Settings>('/alt-text/settings'));

  const enter = async (section: string): Promise<Page> => {
    visit = await panel.visit(panel.strapi.admin);
    await visit.open(`${PATH}#${section}`);
    return visit.page;
  };

  const folder = async (name: string, parent: number | null): Promise<number> =>
    ok(await panel.strapi.admin.post<{ data: { id: number } }>('/upload/folders', { name, parent }))
      .data.id;

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, { appSource: APP_WITH_PROVIDERS, content: ARTICLES });
    initial = await settings();
    await folder('Shoes', await folder('Shop', null));
    await folder('Private', null);
  });
  afterAll(async () => panel.stop());
  beforeEach(async () => {
    ok(await panel.strapi.admin.put('/alt-text/settings', initial));
  });
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  it('edits the rules of folders, with the options that differ there', async () => {
    const page = await enter('folders');
    await page.getByRole('button', { name: 'Add a rule' }).click();
    // The focus is on the folder of the new rule.
    await page.keyboard.type('Priv');
    await page.getByRole('option', { name: '/Private', exact: true }).click();

    await page.getByRole('button', { name: 'Add a rule' }).click();
    const rule = page.getByRole('group', { name: 'Rule 2' });
    await rule.getByRole('combobox', { name: 'Folder' }).pressSequentially('Shoes');
    await page.getByRole('option', { name: '/Shop/Shoes', exact: true }).click();
    await rule.getByRole('combobox', { name: 'What happens to its images' }).click();
    await page.getByRole('option', { name: 'AltFrame is asked first' }).click();
    await rule.getByRole('combobox', { name: 'An option that differs here' }).click();
    await page.getByRole('option', { name: 'Mode', exact: true }).click();
    await rule.getByRole('combobox', { name: 'Mode' }).click();
    await page.getByRole('option', { name: 'Ecommerce', exact: true }).click();
    await rule.getByRole('combobox', { name: 'An option that differs here' }).click();
    await page.getByRole('option', { name: 'Keywords', exact: true }).click();
    await rule.getByLabel('Keywords', { exact: true }).fill('trail');
    await rule.getByLabel('Keywords', { exact: true }).press('Enter');
    await save(page);
    expect((await settings()).rules).toEqual([
      { folder: '/Private', action: 'skip' },
      {
        folder: '/Shop/Shoes',
        provider: 'altframe',
        options: { mode: 'ecommerce', keywords: ['trail'] },
      },
    ]);

    await rule.getByRole('button', { name: 'Keywords: as on the card again' }).click();
    await page.getByRole('button', { name: 'Remove rule 1' }).click();
    expect(await focused(page)).toContain('Add a rule');
    await save(page);
    expect((await settings()).rules).toEqual([
      { folder: '/Shop/Shoes', provider: 'altframe', options: { mode: 'ecommerce' } },
    ]);
  });

  it('marks a rule that does nothing, and shows what was refused at its row', async () => {
    const rules = [
      { folder: '/Gone', action: 'skip' as const },
      { folder: '/shop', action: 'skip' as const },
      { folder: '/Shop', provider: 'altframe' },
    ];
    ok(await panel.strapi.admin.put('/alt-text/settings', { ...initial, rules }));
    const page = await enter('folders');
    const rule = (number: number) => page.getByRole('group', { name: `Rule ${number}` });
    await rule(1).getByText('There is no such folder any more').waitFor();
    expect(await rule(2).textContent()).not.toContain('no such folder');
    await rule(3).getByText('A rule above is for the same folder').waitFor();

    await page.getByRole('button', { name: 'Add a rule' }).click();
    await openSection(page, 'texts');
    await saveButton(page).click();
    await rule(4).getByText('a folder path begins with /').waitFor();
    expect(await tab(page, 'folders').getAttribute('aria-selected')).toBe('true');
    await page.locator('fieldset[aria-label="Rule 4"]:focus').waitFor();
    expect((await settings()).rules).toEqual(rules);
  });

  it('sets, changes and removes a budget, and says what happens at its end', async () => {
    const page = await enter('credits');
    await choose(page, 'Add a budget', 'AltFrame');
    const budget = page.getByLabel('Budget of AltFrame, in credits a month', { exact: true });
    expect(await budget.inputValue()).toBe('1,000');
    await page.getByText('0 of 1,000 credits used this month.').waitFor();
    await budget.fill('0');
    await page.getByText('Used up: nothing more is sent before next month').waitFor();
    await budget.fill('5000');
    await choose(page, 'When a provider is out of credits', 'Go on with the next one');
    await page.getByText('and its account pays').waitFor();
    await save(page);
    expect((await settings()).budgets).toEqual({ altframe: { monthlyCredits: 5000 } });

    await budget.fill('');
    await saveButton(page).click();
    await page.getByText('Nothing was saved').waitFor();
    expect(await budget.getAttribute('aria-invalid')).toBe('true');

    await page.getByRole('button', { name: 'Remove Budget of AltFrame' }).click();
    await page.locator('[role="combobox"]:focus').waitFor();
    await save(page);
    expect((await settings()).budgets).toEqual({});
  });

  it('maps the pages of a content type, guessing what it can', async () => {
    const page = await enter('pages');
    await choose(page, 'Add a content type', 'Article');
    const content = 'Read what the page says from';
    await rows(page, content).nth(1).waitFor();
    expect(await rows(page, content).allTextContents()).toEqual([
      expect.stringContaining('intro'),
      expect.stringContaining('body'),
    ]);
    await page.getByRole('button', { name: 'Move body up' }).click();
    await page.getByLabel('Keyword (optional)').fill('{{entry.nothing}}');
    await choose(page, 'Who suggests', 'AltText.io');
    await saveButton(page).click();
    await page.getByText('there is no short field "nothing"').waitFor();

    await page.getByLabel('Keyword (optional)').fill('');
    await choose(page, 'Who suggests', 'The first of the order that can');
    await save(page);
    const mapping = {
      title: 'title',
      content: ['body', 'intro'],
      metaTitle: 'seo.metaTitle',
      metaDescription: 'seo.metaDescription',
    };
    expect((await settings()).pages).toEqual({ [ARTICLE]: mapping });

    await page.reload();
    await openCard(page, 'Article');
    expect(
      await page.getByRole('combobox', { name: 'Write the title to' }).textContent(),
    ).toContain('seo.metaTitle');
    await page.getByRole('button', { name: 'Remove this mapping' }).click();
    await save(page);
    expect((await settings()).pages).toEqual({});
  });
});
