import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import type { ProviderInfo } from '../../server/src/contracts/providers';
import type { Settings } from '../../server/src/contracts/settings';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { CHROMIUM, describeWith } from '../support/needs';
import { startPanel, type Panel, type Visit } from './panel';
import {
  APP_WITH_PROVIDERS,
  choose,
  GOOD_KEY,
  openCard,
  openSection,
  PATH,
  rows,
  save,
  saveButton,
  tick,
} from './settings/parts';

const BAD_KEY = 'af_live_bad_0815';

describeWith(CHROMIUM, 'The settings page', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit | undefined;
  let initial: Settings;

  const settings = async (): Promise<Settings> =>
    ok(await panel.strapi.admin.get<Settings>('/alt-text/settings'));

  const enter = async (person: AdminClient): Promise<Page> => {
    visit = await panel.visit(person);
    await visit.open(PATH);
    return visit.page;
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
    await openSection(page, 'credits');
    await choose(page, 'When a provider is out of credits', 'Go on with the next one');

    await openSection(page, 'languages');
    const language = page.getByRole('combobox', { name: 'Add a language' });
    await language.pressSequentially('Fren');
    await page.getByRole('option', { name: 'French', exact: true }).click();
    await rows(page, 'Languages').getByText('French', { exact: true }).waitFor();
    await language.pressSequentially('de-at');
    await language.press('Enter');
    await rows(page, 'Languages').getByText('Austrian German', { exact: true }).waitFor();
    await language.pressSequentially('Span');
    // The open list hides all the rest from assistive technology; leaving it drops the text.
    await page.locator('h2', { hasText: 'Who writes which language' }).click();
    await rows(page, 'Languages').first().waitFor();
    expect(await rows(page, 'Languages').count()).toBe(3);
    await openSection(page, 'automation');
    await choose(page, 'When an image is uploaded', 'Suggest a text for review');
    await choose(page, 'When a file is replaced', 'Do nothing');
    await choose(page, 'When images of a published entry lack a text', 'Do not publish');
    await openSection(page, 'texts');
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
    await openSection(page, 'providers');
    await openCard(page, 'AltFrame');
    expect(await page.getByRole('combobox', { name: 'Mode' }).textContent()).toContain('Ecommerce');
    expect(await page.getByLabel('Product attributes: value 1').inputValue()).toBe('red');
    expect(await page.getByLabel('Reuse for identical images').isChecked()).toBe(false);
    await openSection(page, 'languages');
    expect(await rows(page, 'Languages').allTextContents()).toEqual([
      expect.stringContaining('English'),
      expect.stringContaining('French'),
      expect.stringContaining('Austrian German'),
    ]);
    await openSection(page, 'texts');
    expect(await page.getByLabel('Prefix').inputValue()).toBe('Photo:');
  });

  it('draws every option of every provider, and where its key comes from', async () => {
    const page = await enter(panel.strapi.admin);
    const { results } = ok(
      await panel.strapi.admin.get<{ results: ProviderInfo[] }>('/alt-text/providers'),
    );
    expect(results.length).toBe(9);
    for (const { name, options, needsKey } of results) {
      await openCard(page, name);
      const card = page.getByRole('region', { name, exact: true });
      // Each in its own words: what is drawn is counted by its labels.
      const drawn = await card.locator('label, legend').allTextContents();
      const missing = options.filter(({ label }) => !drawn.includes(label));
      expect(missing, name).toEqual([]);
      if (needsKey) expect(drawn).toContain(`Key for ${name}`);
      await page.getByRole('button', { name, exact: true, expanded: true }).click();
    }
  });

  it('empties a text without turning it into nothing', async () => {
    const text = { ...initial.text, prefix: 'Photo:' };
    ok(await panel.strapi.admin.put('/alt-text/settings', { ...initial, text }));
    const page = await enter(panel.strapi.admin);
    await openSection(page, 'texts');
    await page.getByLabel('Prefix').fill('');
    await save(page);
    expect((await settings()).text.prefix).toBe('');
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
