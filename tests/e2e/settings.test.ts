import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import type { ProviderInfo } from '../../server/src/contracts/providers';
import type { Settings } from '../../server/src/contracts/settings';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { CHROMIUM, describeWith } from '../support/needs';
import { expectNoViolations, VIEWS } from './axe';
import { startPanel, type Panel, type Visit, type VisitOptions } from './panel';

const GOOD_KEY = 'af_live_good_4711';
const BAD_KEY = 'af_live_bad_0815';
const PATH = '/settings/alt-text';

/** An app of its own provider, so that there is an order, and every kind of option. */
const APP_WITH_PROVIDERS = `
module.exports = {
  register({ strapi }) {
    const base = {
      defaultBaseUrl: 'http://127.0.0.1:9', needsKey: false, cost: 'Nothing',
      image: { bytes: true, url: false, mimeTypes: ['image/jpeg'], maxBytes: 1000000 },
      returns: ['alternativeText'], options: [],
      languages: { supported: ['en', 'fr'], perCall: 'many' },
      async describe() { return { texts: {}, credits: 0 }; },
    };
    const providers = strapi.plugin('alt-text').service('providers');
    providers.register({ ...base, id: 'house-model', name: 'House model', options: [
      { key: 'strict', type: 'boolean', label: 'Strict', default: false },
      { key: 'warmth', type: 'number', label: 'Warmth', min: 0, max: 2, default: 1 },
    ] });
    providers.register({ ...base, id: 'spare-model', name: 'Spare model' });
  },
};
`;

const openCard = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true, expanded: false }).click();
  await page.getByRole('button', { name, exact: true, expanded: true }).waitFor();
  // While it slides open, what is in it is cut off, and a click there would hit what is below.
  await page
    .getByRole('region', { name, exact: true })
    .evaluate(async (card) =>
      Promise.all(card.getAnimations({ subtree: true }).map(({ finished }) => finished)),
    );
};

/** The click is forced, for the mark that Strapi draws lies over the input. */
const tick = async (page: Page, box: string, checked: boolean): Promise<void> => {
  const input = page.getByLabel(box);
  await (await input.elementHandle()).waitForElementState('stable');
  await input.setChecked(checked, { force: true });
};

const saveButton = (page: Page): Locator => page.getByRole('button', { name: 'Save', exact: true });

const choose = async (page: Page, field: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

const rows = (page: Page, list: string): Locator =>
  page.getByRole('list', { name: list }).getByRole('listitem');

const focused = (page: Page): Promise<string | null> => page.locator(':focus').textContent();

describeWith(CHROMIUM, 'The settings page', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit | undefined;
  let initial: Settings;

  const settings = async (): Promise<Settings> =>
    ok(await panel.strapi.admin.get<Settings>('/alt-text/settings'));

  const enter = async (person: AdminClient, options?: VisitOptions): Promise<Page> => {
    visit = await panel.visit(person, options);
    await visit.open(PATH);
    return visit.page;
  };

  const save = async (page: Page): Promise<void> => {
    await saveButton(page).click();
    await page.getByText('Settings saved.').waitFor();
  };

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, {
      vendor: { key: GOOD_KEY, plan: 'pro', credits: 1840, allocation: 2000 },
      appSource: APP_WITH_PROVIDERS,
    });
    initial = await settings();
  });
  afterAll(async () => panel.stop());
  beforeEach(async () => {
    await panel.strapi.admin.delete('/alt-text/providers/altframe/key');
    ok(await panel.strapi.admin.put('/alt-text/settings', initial));
  });
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  it('takes a key, tells whether it works, and shows the credits', async () => {
    const page = await enter(panel.strapi.admin);
    await openCard(page, 'AltFrame');
    const key = page.getByLabel('Key for AltFrame');
    const test = page.getByRole('button', { name: 'Test AltFrame' });
    expect(await test.isDisabled()).toBe(true);

    await key.fill(BAD_KEY);
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByText('The key for AltFrame is stored.').waitFor();
    await test.click();
    await page.getByText('The provider does not accept the key.').first().waitFor();
    await page.getByText('The balance could not be read.').waitFor();

    await key.fill(GOOD_KEY);
    await key.press('Enter');
    await page.getByText('1,840 of 2,000').waitFor();
    expect(await page.getByText('The provider does not accept the key.').count()).toBe(0);
    await test.click();
    await page.getByText('It works: the provider accepted the key.').waitFor();
    await page.getByText('pro', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Forget key' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('The key for AltFrame is forgotten.').waitFor();
    const { results } = ok(
      await panel.strapi.admin.get<{ results: ProviderInfo[] }>('/alt-text/providers'),
    );
    expect(results.find(({ id }) => id === 'altframe')?.keySource).toBe('none');
  });

  it('never lets a key be read again: not in the page, not in an answer', async () => {
    const page = await enter(panel.strapi.admin);
    await openCard(page, 'AltFrame');
    const key = page.getByLabel('Key for AltFrame');
    expect(await key.getAttribute('type')).toBe('password');

    await key.fill(GOOD_KEY);
    expect(await page.content()).not.toContain(GOOD_KEY);
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByText('1,840 of 2,000').waitFor();
    await page.getByRole('button', { name: 'Test AltFrame' }).click();
    await page.getByText('It works: the provider accepted the key.').waitFor();

    expect(await key.inputValue()).toBe('');
    await page.reload();
    await openCard(page, 'AltFrame');
    await page.getByText('A key is stored, encrypted.').waitFor();
    expect(await key.inputValue()).toBe('');
    expect(await page.content()).not.toContain(GOOD_KEY);
    const answers = (await visit?.answers()) ?? [];
    expect(answers.some((answer) => answer.includes('keySource'))).toBe(true);
    expect(answers.filter((answer) => answer.includes(GOOD_KEY))).toEqual([]);
  });

  it('keeps what was changed in every section', async () => {
    const page = await enter(panel.strapi.admin);
    expect(await saveButton(page).isDisabled()).toBe(true);

    await openCard(page, 'AltFrame');
    await choose(page, 'Mode', 'Ecommerce');
    await page.getByLabel('Keywords', { exact: true }).fill('shoe, trail');
    await page.getByLabel('Keywords', { exact: true }).press('Enter');
    await page.getByLabel('Longest alternative text, in characters').fill('90');
    await page.getByLabel('Custom instructions').fill('Name the {{file.name}}.');
    await page.getByRole('button', { name: 'Add a pair' }).click();
    await page.getByLabel('Product attributes: name 1').fill('colour');
    await page.getByLabel('Product attributes: value 1').fill('red');
    await page.getByRole('combobox', { name: 'Also ask for' }).click();
    await page.getByRole('option', { name: 'Open Graph description' }).click();
    await page.keyboard.press('Escape');
    await openCard(page, 'House model');
    await tick(page, 'Strict', true);

    await choose(page, 'Add a provider', 'AltFrame');
    await choose(page, 'Add a provider', 'House model');
    await page.getByRole('button', { name: 'Move House model up' }).click();
    await tick(page, 'Reuse for identical images', false);
    await choose(page, 'When a provider is out of credits', 'Go on with the next one');

    const language = page.getByRole('combobox', { name: 'Add a language' });
    await language.pressSequentially('Fren');
    await page.getByRole('option', { name: 'French', exact: true }).click();
    await rows(page, 'Languages').getByText('French', { exact: true }).waitFor();
    await language.pressSequentially('de-at');
    await language.press('Enter');
    await rows(page, 'Languages').getByText('Austrian German', { exact: true }).waitFor();
    await language.pressSequentially('Span');
    await page.getByLabel('Prefix').click();
    expect(await rows(page, 'Languages').count()).toBe(3);

    await choose(page, 'When an image is uploaded', 'Suggest a text for review');
    await choose(page, 'When a file is replaced', 'Do nothing');
    await choose(page, 'When images of a published entry lack a text', 'Do not publish');
    await tick(page, 'Fill the caption', false);
    await page.getByLabel('Prefix').fill('Photo:');
    await page.getByLabel('Longest text, in characters').fill('30');
    await page.getByText('more than 30: the text is kept and flagged').waitFor();

    await save(page);
    expect(await saveButton(page).isDisabled()).toBe(true);
    expect(await settings()).toEqual({
      ...initial,
      sources: {
        ...initial.sources,
        reuseIdenticalImages: false,
        providers: ['house-model', 'altframe'],
        whenOutOfCredits: 'next',
      },
      providers: {
        altframe: {
          mode: 'ecommerce',
          keywords: ['shoe', 'trail'],
          maxLength: 90,
          customPrompt: 'Name the {{file.name}}.',
          productAttributes: { colour: 'red' },
          fields: ['title'],
        },
        'house-model': { strict: true },
      },
      languages: ['en', 'fr', 'de-AT'],
      fields: { ...initial.fields, caption: false },
      onUpload: 'suggest',
      onReplace: 'off',
      onPublish: 'block',
      text: { ...initial.text, prefix: 'Photo:', maxLength: 30 },
    });

    await page.reload();
    await openCard(page, 'AltFrame');
    expect(await page.getByRole('combobox', { name: 'Mode' }).textContent()).toContain('Ecommerce');
    expect(await page.getByLabel('Product attributes: value 1').inputValue()).toBe('red');
    expect(await rows(page, 'Languages').allTextContents()).toEqual([
      expect.stringContaining('English'),
      expect.stringContaining('French'),
      expect.stringContaining('Austrian German'),
    ]);
    expect(await page.getByLabel('Prefix').inputValue()).toBe('Photo:');
    expect(await page.getByLabel('Reuse for identical images').isChecked()).toBe(false);
  });

  it('passes on untouched what has no field here', async () => {
    const rules = [{ folder: '/private', action: 'skip' as const }];
    const budgets = { altframe: { monthlyCredits: 5000 } };
    ok(await panel.strapi.admin.put('/alt-text/settings', { ...initial, rules, budgets }));
    const page = await enter(panel.strapi.admin);
    await page.getByLabel('Suffix').fill('(photo)');
    await save(page);
    expect(await settings()).toMatchObject({ rules, budgets, text: { suffix: '(photo)' } });
  });

  it('empties a text without turning it into nothing', async () => {
    const text = { ...initial.text, prefix: 'Photo:' };
    ok(await panel.strapi.admin.put('/alt-text/settings', { ...initial, text }));
    const page = await enter(panel.strapi.admin);
    await page.getByLabel('Prefix').fill('');
    await save(page);
    expect((await settings()).text.prefix).toBe('');
  });

  it('moves rows by keyboard, keeps the focus on them and says where they are', async () => {
    const languages = ['en', 'fr', 'de'];
    ok(await panel.strapi.admin.put('/alt-text/settings', { ...initial, languages }));
    const page = await enter(panel.strapi.admin);
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

  it('shows what the server refused at its field, and saves nothing', async () => {
    const page = await enter(panel.strapi.admin);
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
    const page = await enter(panel.strapi.admin);
    await openCard(page, 'AltFrame');
    await page.getByLabel('Longest alternative text, in characters').fill('7');
    await page.getByRole('button', { name: 'AltFrame', exact: true, expanded: true }).click();
    await saveButton(page).click();
    const option = page.getByLabel('Longest alternative text, in characters');
    await option.waitFor();
    expect(await option.getAttribute('aria-invalid')).toBe('true');
    const id = await option.getAttribute('id');
    await page.locator(`[id="${id ?? ''}"]:focus`).waitFor();
    expect(await settings()).toEqual(initial);
  });

  it('shows a refused language at its row', async () => {
    const page = await enter(panel.strapi.admin);
    const language = page.getByRole('combobox', { name: 'Add a language' });
    await language.pressSequentially('not a code');
    await page.getByText('Add the code “not a code”').click();
    await saveButton(page).click();
    const row = rows(page, 'Languages').nth(1);
    await row.getByText('is not a BCP-47 language code').waitFor();
    expect(await row.textContent()).toContain('not a code');
  });

  it('asks before unsaved changes are left behind', async () => {
    const page = await enter(panel.strapi.admin);
    await page.getByLabel('Prefix').fill('Draft');
    await page.getByRole('link', { name: 'Internationalization' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Prefix').inputValue()).toBe('Draft');
  });

  it('says why a key cannot be stored', async () => {
    const page = await enter(panel.strapi.admin);
    await openCard(page, 'AltFrame');
    await page.getByLabel('Key for AltFrame').fill('two words');
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByText('a key has no spaces and no special characters').waitFor();
  });

  it('is read-only for a role that may not change settings, and says so', async () => {
    const reader = await panel.strapi.admin.createUser(['plugin::alt-text.settings.read']);
    const page = await enter(reader);
    await page.getByText('You can look, but not change anything').waitFor();
    await openCard(page, 'AltFrame');
    expect(await saveButton(page).isDisabled()).toBe(true);
    expect(await page.getByLabel('Key for AltFrame').isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Test AltFrame' }).isDisabled()).toBe(true);
    const enabled = page.locator(
      ['input:enabled', 'textarea:enabled', '[role="combobox"]:not([data-disabled])']
        .map((field) => `form ${field}:not([aria-hidden="true"])`)
        .join(', '),
    );
    expect(await enabled.count()).toBe(0);
  });

  it('is closed to a role that may not read settings', async () => {
    const stranger = await panel.strapi.admin.createUser(['plugin::upload.read']);
    const page = await enter(stranger);
    await page.getByText('have the permissions to access that content').waitFor();
    expect(await page.locator('form').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Configuration' }).count()).toBe(0);
  });

  it.each(VIEWS)('passes axe: $theme at $width', async (options) => {
    await panel.strapi.admin.put('/alt-text/providers/altframe/key', { key: GOOD_KEY });
    ok(
      await panel.strapi.admin.put('/alt-text/settings', {
        ...initial,
        languages: ['en', 'fr'],
        sources: { ...initial.sources, providers: ['altframe', 'house-model'] },
        providers: { altframe: { keywords: ['shoe'], productAttributes: { colour: 'red' } } },
      }),
    );
    const page = await enter(panel.strapi.admin, options);
    await openCard(page, 'AltFrame');
    await openCard(page, 'House model');
    await page.getByText('1,840 of 2,000').waitFor();
    await page.getByRole('button', { name: 'Test AltFrame' }).click();
    await page.getByText('It works: the provider accepted the key.').waitFor();
    await page.getByLabel('Longest text, in characters').fill('5');
    await saveButton(page).click();
    await page.getByText('Nothing was saved').waitFor();

    await expectNoViolations(page);
  });
});

describeWith(CHROMIUM, 'The settings page without an encryption key', (chromiumPath) => {
  let panel: Panel;

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, { encryptionKey: false });
  });
  afterAll(async () => panel.stop());

  it('warns, and refuses a key with the reason', async () => {
    const { page, open, close } = await panel.visit(panel.strapi.admin);
    await open(PATH);
    await page.getByText('Strapi has no encryption key, so keys cannot be stored here.').waitFor();
    await openCard(page, 'AltFrame');
    await page.getByLabel('Key for AltFrame').fill(GOOD_KEY);
    await page.getByRole('button', { name: 'Save key' }).click();
    await page.getByText('Strapi has no encryption key, so a key is never stored.').waitFor();
    await close();
  });
});
