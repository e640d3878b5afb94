import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import type { Settings } from '../../server/src/contracts/settings';
import { ok } from '../support/http';
import { CHROMIUM, describeWith } from '../support/needs';
import { startPanel, type Panel, type Visit } from './panel';
import {
  APP_WITH_PROVIDERS,
  focused,
  openCard,
  openSection,
  PATH,
  rows,
  save,
  saveButton,
  tab,
} from './settings/parts';

/** As they are read from top to bottom. */
const names = (page: Page, list: string): Promise<(string | undefined)[]> =>
  rows(page, list)
    .allTextContents()
    .then((texts) => texts.map((text) => /Move (.+?): drag/.exec(text)?.[1]));

describeWith(CHROMIUM, 'The form of the settings page', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit | undefined;
  let initial: Settings;

  const settings = async (): Promise<Settings> =>
    ok(await panel.strapi.admin.get<Settings>('/alt-text/settings'));

  const change = async (changes: Partial<Settings>): Promise<void> => {
    ok(await panel.strapi.admin.put('/alt-text/settings', { ...initial, ...changes }));
  };

  const enter = async (hash = ''): Promise<Page> => {
    visit = await panel.visit(panel.strapi.admin);
    await visit.open(`${PATH}${hash}`);
    return visit.page;
  };

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, { appSource: APP_WITH_PROVIDERS });
    initial = await settings();
  });
  afterAll(async () => panel.stop());
  beforeEach(async () => change({}));
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  it('is one under its tabs: marks what is not saved, and keeps the tab in the address', async () => {
    const page = await enter('#texts');
    await page.getByLabel('Prefix').fill('Draft');
    expect(await tab(page, 'texts').textContent()).toContain('not saved');
    expect(await tab(page, 'credits').textContent()).not.toContain('not saved');

    await tab(page, 'texts').press('ArrowRight');
    await page.getByRole('combobox', { name: 'When an image is uploaded' }).waitFor();
    await page.waitForURL(/#automation$/);
    await save(page);
    expect((await settings()).text.prefix).toBe('Draft');
    expect(await tab(page, 'texts').textContent()).not.toContain('not saved');
    await page.reload();
    await page.getByRole('combobox', { name: 'When an image is uploaded' }).waitFor();
  });

  it('moves rows by keyboard, keeps the focus on them and says where they are', async () => {
    const languages = ['en', 'fr', 'de'];
    await change({ languages });
    const page = await enter('#languages');
    await page.getByRole('button', { name: 'Move German up' }).focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toContain('Move German up');
    await page.getByText('German moved to position 2 of 3.').waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    expect(await focused(page)).toContain('Move German up');
    await page.getByText('German moved to position 1 of 3.').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Remove German' }).focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toContain('Remove English');
    await save(page);
    expect((await settings()).languages).toEqual(['en', 'fr']);
  });

  it('takes rows up with the grip, by the keyboard, and puts them back with Escape', async () => {
    await change({ languages: ['en', 'fr', 'de'] });
    const page = await enter('#languages');
    const grip = page.getByRole('button', { name: 'Move German: drag' });
    await grip.focus();
    await page.keyboard.press('ArrowUp');
    expect(await names(page, 'Languages')).toEqual(['English', 'French', 'German']);

    await page.keyboard.press('Space');
    await page.getByText('German is taken up.').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await names(page, 'Languages')).toEqual(['German', 'English', 'French']);
    expect(await focused(page)).toContain('Move German: drag');
    await page.keyboard.press('Escape');
    expect(await names(page, 'Languages')).toEqual(['English', 'French', 'German']);
    await page.getByText('German is back where it was.').waitFor({ state: 'attached' });
    expect(await saveButton(page).isDisabled()).toBe(true);

    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Space');
    await page.getByText('German dropped at position 2 of 3.').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowUp');
    expect(await names(page, 'Languages')).toEqual(['English', 'German', 'French']);
  });

  it('drags rows with the pointer, and lets them go where they are', async () => {
    const providers = ['altframe', 'house-model', 'spare-model'];
    await change({ sources: { ...initial.sources, providers } });
    const page = await enter();
    const list = 'Providers in the order they are tried';
    const grip = page.getByRole('button', { name: 'Move Spare model: drag' });
    await grip.scrollIntoViewIfNeeded();
    const from = await grip.boundingBox();
    const to = await rows(page, list).first().boundingBox();
    if (!from || !to) throw new Error('The rows are not in sight.');
    const x = from.x + from.width / 2;
    const y = from.y + from.height / 2;

    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, to.y + 5, { steps: 5 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await names(page, list)).toEqual(['AltFrame', 'House model', 'Spare model']);

    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, to.y + 5, { steps: 5 });
    await page.mouse.up();
    await page.getByText('Spare model moved to position 1 of 3.').waitFor({ state: 'attached' });
    await save(page);
    expect((await settings()).sources.providers).toEqual([
      'spare-model',
      'altframe',
      'house-model',
    ]);
  });

  it('shows what the server refused at its field, and saves nothing', async () => {
    const page = await enter('#texts');
    const field = page.getByLabel('Longest text, in characters');
    await field.fill('5');
    await saveButton(page).click();
    await page.getByText('Nothing was saved: some values were refused.').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = await field.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described ?? ''}"]`).textContent()).toMatch(/20/);
    expect(await settings()).toEqual(initial);
  });

  it('opens a closed card where the server refused an option of it', async () => {
    const page = await enter();
    await openCard(page, 'AltFrame');
    await page.getByLabel('Longest alternative text, in characters').fill('7');
    await page.getByRole('button', { name: 'AltFrame', exact: true, expanded: true }).click();
    await openSection(page, 'languages');
    await saveButton(page).click();
    const option = page.getByLabel('Longest alternative text, in characters');
    await option.waitFor();
    expect(await option.getAttribute('aria-invalid')).toBe('true');
    const id = await option.getAttribute('id');
    await page.locator(`[id="${id ?? ''}"]:focus`).waitFor();
    expect(await settings()).toEqual(initial);
  });

  it('shows a refused language at its row', async () => {
    const page = await enter('#languages');
    const language = page.getByRole('combobox', { name: 'Add a language' });
    await language.pressSequentially('not a code');
    await page.getByText('Add the code “not a code”').click();
    await saveButton(page).click();
    const row = rows(page, 'Languages').nth(1);
    await row.getByText('is not a BCP-47 language code').waitFor();
    expect(await row.textContent()).toContain('not a code');
  });

  it('asks before unsaved changes are left behind', async () => {
    const page = await enter('#texts');
    await page.getByLabel('Prefix').fill('Draft');
    await page.getByRole('link', { name: 'Internationalization' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Prefix').inputValue()).toBe('Draft');
  });

  it('says who writes which language, as the form stands', async () => {
    await change({
      languages: ['en', 'fr-CA', 'ja'],
      sources: { ...initial.sources, providers: ['house-model', 'altframe'] },
    });
    const page = await enter('#languages');
    const line = (language: string) => page.getByRole('row', { name: new RegExp(`^${language}`) });
    await line('English').getByText('Asked first').waitFor();
    expect(await line('Canadian French').textContent()).toContain('as French');
    expect(await line('Japanese').textContent()).toContain('Nobody writes it');
    expect(await line('Japanese').textContent()).toContain('Does not write this language');
    await page.locator('th', { hasText: '2. AltFrame' }).getByText('no key yet').waitFor();

    await page.getByRole('button', { name: 'Remove Japanese' }).click();
    expect(await line('Japanese').count()).toBe(0);
  });
});
