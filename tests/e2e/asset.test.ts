import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import type { Asset } from '../../server/src/contracts/assets';
import type { Settings } from '../../server/src/contracts/settings';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { CHROMIUM, describeWith } from '../support/needs';
import { ARTICLE, NEWSROOM } from '../support/newsroom';
import { waitFor } from '../support/wait';
import { expectNoViolations, VIEWS } from './axe';
import { picture } from './picture';
import { startPanel, type Panel, type Visit, type VisitOptions } from './panel';

const CONTENT = `/content-manager/collection-types/${ARTICLE}`;

const WIDTHS = [...new Set(VIEWS.map(({ width }) => width))];

/** The list of the entry's images beside its form. */
const sidePanel = (page: Page): Locator => page.getByRole('list', { name: 'Alternative texts' });

describeWith(CHROMIUM, 'The texts of an image, in the entry that shows it', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit | undefined;
  let initial: Settings;

  const image = async (name: string, alternativeText = ''): Promise<number> =>
    (await panel.strapi.admin.upload(await uniqueImage(), name, { alternativeText })).id;

  const asset = async (id: number): Promise<Asset> =>
    ok(await panel.strapi.admin.get<Asset>(`/alt-text/assets/${id}`));

  const entry = async (data: object): Promise<string> => {
    type Created = { data: { documentId: string } };
    return ok(await panel.strapi.admin.post<Created>(CONTENT, data)).data.documentId;
  };

  const enter = async (
    documentId: string,
    options?: VisitOptions,
    person: AdminClient = panel.strapi.admin,
  ): Promise<Page> => {
    visit = await panel.visit(person, options);
    await visit.open(`${CONTENT}/${documentId}`);
    return visit.page;
  };

  /** Opens the editor of an image; before it has faded in its colours are paler than they are. */
  const edit = async (page: Page, name: string): Promise<Locator> => {
    await sidePanel(page)
      .getByRole('button', { name: `Edit the texts of ${name}` })
      .click();
    const dialog = page.getByRole('dialog', { name });
    await dialog.getByLabel('Alternative text').waitFor();
    await dialog.evaluate(async (node) =>
      Promise.all(
        node
          .getAnimations({ subtree: true })
          .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
          .map(({ finished }) => finished),
      ),
    );
    return dialog;
  };

  const useKey = async (key: string): Promise<void> => {
    ok(await panel.strapi.admin.put('/alt-text/providers/altframe/key', { key }));
  };

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, {
      content: NEWSROOM,
      config: {
        settings: {
          onUpload: 'off',
          languages: ['en', 'fr', 'ar'],
          sources: { providers: ['altframe'] },
        },
      },
    });
    initial = ok(await panel.strapi.admin.get<Settings>('/alt-text/settings'));
  });
  afterAll(async () => panel.stop());
  beforeEach(async () => {
    panel.vendor.reset();
    await useKey(panel.vendor.key);
    ok(await panel.strapi.admin.put('/alt-text/settings', initial));
  });
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  const write = async (id: number, locale: string, body: object): Promise<void> => {
    ok(await panel.strapi.admin.put(`/alt-text/assets/${id}/texts/${locale}`, body));
  };

  const generate = async (id: number, body: object): Promise<void> => {
    ok(await panel.strapi.admin.post(`/alt-text/assets/${id}/generate`, body));
  };

  const tab = (dialog: Locator, name: string): Locator =>
    dialog.getByRole('tab', { name: new RegExp(`^${name}`) });

  const words = (dialog: Locator): Locator =>
    dialog.getByLabel('Alternative text', { exact: true });

  /** Saves, and waits until nothing is left to save. */
  const save = async (dialog: Locator, languages: string): Promise<void> => {
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.page().getByText(`Saved: ${languages}.`).last().waitFor();
    await dialog.getByRole('button', { name: 'Save', exact: true, disabled: true }).waitFor();
  };

  it.each(['light', 'dark'] as const)('are listed and shown, and pass axe (%s)', async (theme) => {
    const id = await image('harbour.jpg', 'Photo of a harbour');
    await generate(id, { languages: ['fr'], mode: 'suggest' });
    await write(id, 'en', { alternativeText: 'Photo of a harbour_at_dusk', caption: 'Boats' });
    await write(id, 'ar', { alternativeText: 'ميناء عند الغروب' });
    const bare = await image('meadow.jpg');
    const documentId = await entry({ title: 'Spring', cover: id, gallery: [bare, id] });
    const page = await enter(documentId, { theme });
    await page.getByText('Without a text in English: 1 of 2 images.').waitFor();
    expect(await sidePanel(page).getByRole('listitem').count()).toBe(2);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const view = `${theme}-${width}`;
      // On a narrow screen Strapi keeps the panels in a drawer.
      const drawer = page.getByRole('button', { name: 'Open more actions' });
      if (width < 1000) await drawer.click();
      await sidePanel(page).getByTitle('meadow.jpg').scrollIntoViewIfNeeded();
      await expectNoViolations(page, 'ul[aria-label="Alternative texts"]');
      await picture(page, `entry-${view}`);

      const dialog = await edit(page, 'harbour.jpg');
      const remarks = await dialog.getByRole('list', { name: 'What the rules say' }).textContent();
      expect(remarks).toContain('“photo of” says that it is an image');
      await picture(page, `editor-${view}`);
      await expectNoViolations(page, '[role="dialog"]');
      await tab(dialog, 'Français').click();
      await dialog.getByRole('region', { name: 'Suggestion' }).waitFor();
      await picture(page, `editor-suggestion-${view}`);
      await dialog.getByRole('button', { name: 'History' }).click();
      await dialog.getByRole('list', { name: 'History' }).getByRole('listitem').first().waitFor();
      await expectNoViolations(page, '[role="dialog"]');
      await dialog.getByRole('list', { name: 'History' }).scrollIntoViewIfNeeded();
      await picture(page, `editor-history-${view}`);
      await tab(dialog, 'العربية').click();
      expect(await words(dialog).getAttribute('dir')).toBe('rtl');
      expect(await words(dialog).getAttribute('lang')).toBe('ar');
      await dialog.getByRole('button', { name: 'How to generate' }).click();
      await page.getByRole('dialog', { name: 'How to generate' }).waitFor();
      await expectNoViolations(page, '[role="dialog"][aria-label="How to generate"]');
      await picture(page, `editor-options-${view}`);
      await page.keyboard.press('Escape');
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
      await dialog.waitFor({ state: 'detached' });
    }
  });

  it('are edited in several languages, and never lost unasked', async () => {
    const id = await image('quay.jpg');
    const known = await image('known.jpg', 'A cat');
    const copied = await panel.strapi.admin.file(await image('within.jpg', 'A map'));
    const body = [
      { type: 'image', image: copied, children: [{ type: 'text', text: '' }] },
      { type: 'paragraph', children: [{ type: 'text', text: 'Words' }] },
    ];
    const page = await enter(await entry({ title: 'Quay', cover: id, gallery: [known], body }));
    const items = sidePanel(page).getByRole('listitem');
    await items.filter({ hasText: 'within.jpg' }).waitFor();
    expect(await items.count()).toBe(3);

    const dialog = await edit(page, 'quay.jpg');
    await words(dialog).fill('A quay');
    await dialog.getByText('6 of 125 characters').waitFor();
    await tab(dialog, 'Français').click();
    await words(dialog).fill('Un quai '.repeat(20));
    await dialog.getByText('159 characters, more than the 125 that are advised.').waitFor();
    await tab(dialog, 'English').click();
    expect(await words(dialog).inputValue()).toBe('A quay');
    expect(await dialog.getByRole('button', { name: 'Generate', exact: true }).isDisabled()).toBe(
      true,
    );

    await page.keyboard.press('Escape');
    const question = page.getByRole('alertdialog');
    await question.getByText('What you typed is not saved yet').waitFor();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await words(dialog).inputValue()).toBe('A quay');
    await save(dialog, 'English and Français');
    const { texts } = await asset(id);
    expect(texts['en']).toMatchObject({ alternativeText: 'A quay', state: 'human' });
    expect(texts['fr']).toMatchObject({
      alternativeText: 'Un quai '.repeat(20).trim(),
      state: 'human',
    });
    await dialog.getByText('Last changed by Ada Admin').waitFor();

    await dialog.getByRole('checkbox', { name: 'Decorative image' }).click();
    expect(await words(dialog).isDisabled()).toBe(true);
    await dialog.getByRole('button', { name: 'Decorative in all languages' }).click();
    await save(dialog, 'English, Français, and العربية');
    expect(Object.values((await asset(id)).texts).map(({ state }) => state)).toEqual([
      'decorative',
      'decorative',
      'decorative',
    ]);

    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await dialog.waitFor({ state: 'detached' });
    const opener = page.getByRole('button', { name: 'Edit the texts of quay.jpg' });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    await items.filter({ hasText: 'quay.jpg' }).getByText('Decorative').waitFor();

    // What is not saved in the entry counts as well.
    await page.getByRole('button', { name: 'Delete' }).first().click();
    await items.filter({ hasText: 'quay.jpg' }).waitFor({ state: 'detached' });
    expect(await items.count()).toBe(2);
  });

  it('are generated in place, with every step back', async () => {
    const id = await image('pier.jpg');
    const page = await enter(await entry({ title: 'Pier', cover: id }));
    panel.vendor.set({ latencyMs: 600 });
    const dialog = await edit(page, 'pier.jpg');
    await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
    await dialog.getByText('The image is being described.').first().waitFor();
    await dialog.getByText('The new text stands. It cost 1 credit.').waitFor();
    const { alternativeText } = (await asset(id)).texts['en'] ?? {};
    expect(await words(dialog).inputValue()).toBe(alternativeText);
    await dialog.getByText('Last changed by AltFrame').waitFor();
    await picture(page, 'editor-generated');

    await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
    await dialog.getByText('There is no text yet.').waitFor();
    expect(await words(dialog).inputValue()).toBe('');
    panel.vendor.set({ latencyMs: 0 });

    await words(dialog).fill('My own words');
    await save(dialog, 'English');
    await dialog.getByRole('button', { name: 'Suggest a text' }).click();
    const suggestion = dialog.getByRole('region', { name: 'Suggestion' });
    await suggestion.getByText('My own words').waitFor();
    await suggestion.getByRole('button', { name: 'Reject' }).click();
    await suggestion.waitFor({ state: 'detached' });
    expect((await asset(id)).texts['en']).toMatchObject({
      alternativeText: 'My own words',
      state: 'human',
    });

    await dialog.getByRole('button', { name: 'Suggest a text' }).click();
    await suggestion.getByRole('button', { name: 'Edit it first' }).click();
    const suggested = (await asset(id)).texts['en']?.suggestion?.alternativeText ?? '';
    expect(await words(dialog).inputValue()).toBe(suggested);
    await words(dialog).fill(`${suggested} At dusk`);
    await save(dialog, 'English');
    await suggestion.waitFor({ state: 'detached' });
    expect((await asset(id)).texts['en']?.state).toBe('human');

    await tab(dialog, 'Français').click();
    await dialog.getByRole('button', { name: 'How to generate' }).click();
    const options = page.getByRole('dialog', { name: 'How to generate' });
    await options.getByRole('combobox', { name: 'Provider' }).click();
    await page.getByRole('option', { name: 'AltFrame' }).click();
    await options.getByRole('combobox', { name: 'The new text' }).click();
    await page.getByRole('option', { name: 'Waits for review' }).click();
    await options.getByRole('button', { name: 'Generate now' }).click();
    await suggestion.getByRole('button', { name: 'Approve' }).click();
    await dialog.getByText('Generated, and a person agreed to it.').waitFor();
    expect((await asset(id)).texts['fr']?.state).toBe('approved');

    await dialog.getByRole('button', { name: 'History' }).click();
    const changes = dialog.getByRole('list', { name: 'History' }).getByRole('listitem');
    await changes.filter({ hasText: 'At dusk' }).locator('ins').first().waitFor();
    const first = changes.filter({ hasText: 'English' }).filter({ hasText: 'My own words' }).last();
    await first.getByRole('button', { name: /^Undo/ }).click();
    await first.getByText('This text was changed again since.').waitFor();

    // The library shows the same editor, under an address of its own.
    await visit?.open(`/plugins/alt-text/library/${id}`);
    await words(dialog).fill('Not saved');
    await page.keyboard.press('Escape');
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await words(dialog).inputValue()).toBe('Not saved');
    await page.keyboard.press('Escape');
    await question.getByRole('button', { name: 'Confirm' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await asset(id)).texts['en']?.alternativeText).not.toBe('Not saved');
  });

  it('say in words why none was generated', async () => {
    const id = await image('storm.jpg');
    const page = await enter(await entry({ title: 'Storm', cover: id }));
    panel.vendor.inject({ kind: 'status', status: 500, times: 5 });
    const row = sidePanel(page).getByRole('listitem');
    await row.getByRole('button', { name: 'Generate a text for storm.jpg' }).click();
    await row.getByText('The provider has a problem of its own. Try again later.').waitFor();

    panel.vendor.reset();
    await useKey('af_live_wrong_0815');
    const dialog = await edit(page, 'storm.jpg');
    const start = dialog.getByRole('button', { name: 'Generate', exact: true });
    await start.click();
    await dialog.getByText('The provider does not accept the key.').waitFor();
    await dialog.getByRole('link', { name: 'Open the settings' }).waitFor();
    await expectNoViolations(page, '[role="dialog"]');
    await picture(page, 'editor-refused');

    await useKey(panel.vendor.key);
    panel.vendor.set({ latencyMs: 4000 });
    const other = generate(id, { languages: ['fr'] });
    await waitFor(async () => panel.vendor.requests.length > 0 || undefined, {
      what: 'the vendor to be asked',
    });
    await start.click();
    await dialog.getByText('This image is being described already.').waitFor();
    await other;
    panel.vendor.set({ latencyMs: 0 });
    await start.click();
    await dialog.getByText('The new text stands.').waitFor();
  });

  it('can only be read by a role that may not change them, and are hidden from others', async () => {
    const id = await image('locked.jpg', 'A door');
    const documentId = await entry({ title: 'Door', cover: id });
    const read = [
      'plugin::upload.read',
      {
        action: 'plugin::content-manager.explorer.read',
        subject: ARTICLE,
        properties: { fields: ['title', 'cover'], locales: ['en'] },
      },
    ];
    const reader = await panel.strapi.admin.createUser([...read, 'plugin::alt-text.assets.read']);
    const page = await enter(documentId, {}, reader);
    const dialog = await edit(page, 'locked.jpg');
    await dialog.getByText('You can look, but not change anything').waitFor();
    await dialog.getByText('Your role lacks the permission').waitFor();
    expect(await words(dialog).inputValue()).toBe('A door');
    expect(await words(dialog).isDisabled()).toBe(true);
    expect(await dialog.getByRole('checkbox', { name: 'Decorative image' }).isDisabled()).toBe(
      true,
    );
    for (const name of [/^Generate/, /^Suggest a text/, /^Save/, /^Undo/]) {
      expect(await dialog.getByRole('button', { name }).count()).toBe(0);
    }
    await expectNoViolations(page, '[role="dialog"]');
    await picture(page, 'editor-read-only');
    await visit?.close();

    const stranger = await panel.strapi.admin.createUser(read);
    const closed = await enter(documentId, {}, stranger);
    await closed.getByText('locked.jpg').first().waitFor();
    expect(await sidePanel(closed).count()).toBe(0);
  });
});
