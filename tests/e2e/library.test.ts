import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import type { Asset } from '../../server/src/contracts/assets';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { CHROMIUM, describeWith } from '../support/needs';
import { DEFAULT_KEY } from '../vendors/altframe';
import { expectNoViolations, VIEWS } from './axe';
import { hangPictures, type Gallery } from './library/gallery';
import { startPanel, type Panel, type Visit, type VisitOptions } from './panel';
import { picture } from './picture';

const PATH = '/plugins/alt-text/library';

const link = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true });
const card = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: link(page, name) });
const rows = (page: Page): Locator =>
  page.getByRole('table', { name: 'Images' }).locator('tbody tr');
const count = (page: Page, words: string): Promise<void> =>
  page.getByRole('status').getByText(words, { exact: true }).waitFor();
const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });
const search = (page: Page): string => decodeURIComponent(new URL(page.url()).search);

const choose = async (page: Page, field: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

describeWith(CHROMIUM, 'The library', (chromiumPath) => {
  let panel: Panel;
  let gallery: Gallery;
  let visit: Visit | undefined;

  const text = async (name: string, locale = 'en') =>
    ok(await panel.strapi.admin.get<Asset>(`/alt-text/assets/${gallery.ids[name] ?? 0}`)).texts[
      locale
    ];

  const enter = async (
    query = '',
    options?: VisitOptions,
    person: AdminClient = panel.strapi.admin,
  ): Promise<Page> => {
    visit = await panel.visit(person, options);
    await visit.open(PATH + query);
    return visit.page;
  };

  const edit = async (name: string, locale: string, alternativeText: string) =>
    ok(
      await panel.strapi.admin.put(`/alt-text/assets/${gallery.ids[name] ?? 0}/texts/${locale}`, {
        alternativeText,
      }),
    );
  const generate = async (name: string, mode: 'apply' | 'suggest') =>
    ok(
      await panel.strapi.admin.post(`/alt-text/assets/${gallery.ids[name] ?? 0}/generate`, {
        mode,
      }),
    );

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, {
      vendor: { rateLimit: false },
      config: {
        settings: {
          sources: { providers: ['altframe'] },
          languages: ['en', 'fr', 'de'],
          onUpload: 'off',
        },
      },
    });
    const { admin } = panel.strapi;
    ok(await admin.put('/alt-text/providers/altframe/key', { key: DEFAULT_KEY }));
    gallery = await hangPictures(panel.strapi);
    await edit('mountains.jpg', 'en', 'Snow-covered mountains above a lake at sunset');
    await edit('mountains.jpg', 'fr', 'Des montagnes enneigées au-dessus d’un lac');
    await edit('cat.jpg', 'en', 'cat.jpg');
    await generate('rose.jpg', 'apply');
    await generate('brand.jpg', 'suggest');
    await generate('night.jpg', 'suggest');
    await generate('figures-2026.jpg', 'suggest');
  });
  afterAll(async () => panel.stop());
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  it.each(VIEWS)('passes axe in every form: $theme at $width', async (options) => {
    const page = await enter('', options);
    const shot = (name: string) =>
      picture(page, `library-${name}-${options.theme}-${options.width}`);
    await count(page, '24 images');
    await expectNoViolations(page);
    await shot('grid');

    await page.getByLabel('Select moon.jpg').click();
    await button(page, 'List').click();
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'Edit the text of paper.jpg' }).click();
    await page.getByRole('textbox', { name: /^Alternative text of paper\.jpg/ }).waitFor();
    await expectNoViolations(page);
    await shot('list');

    await button(page, 'Filters').click();
    await page.getByRole('combobox', { name: 'State' }).waitFor();
    await shot('filters');
    await expectNoViolations(page, '[role="dialog"]');
    await page.keyboard.press('Escape');

    await link(page, 'night.jpg').click();
    await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    await expectNoViolations(page, '[role="dialog"]');
    await shot('dialog');
    await page.keyboard.press('Escape');
    await page.goto(`${panel.strapi.url}/admin${PATH}?q=zebra&state=missing`);
    await page.getByText('No image matches').waitFor();
    await expectNoViolations(page);
    await shot('nothing');
  });

  it('keeps the filters in the address, and takes each away again', async () => {
    const page = await enter();
    await button(page, 'Filters').click();
    await choose(page, 'State', 'By a person');
    await page.keyboard.press('Escape');
    await count(page, '2 images');
    expect(search(page)).toBe('?state=human');
    await page.reload();
    await count(page, '2 images');
    await link(page, 'cat.jpg').waitFor();

    await page.getByRole('searchbox', { name: 'Search names and texts' }).fill('Montagnes');
    await count(page, '1 image');
    expect(search(page)).toBe('?state=human&q=Montagnes');
    await link(page, 'mountains.jpg').waitFor();
    await button(page, 'Remove the filter State: By a person').click();
    expect(await page.locator(':focus').textContent()).toBe('Filters');
    expect(search(page)).toBe('?q=Montagnes');

    await page.getByRole('searchbox', { name: 'Search names and texts' }).fill('zebra');
    await page.getByText('No image matches Words: “zebra”.').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Clear all filters' }).last().click();
    await count(page, '24 images');
    expect(search(page)).toBe('');
  });

  it('narrows by a folder with those in it, by type and by quality', async () => {
    const page = await enter();
    await button(page, 'Filters').click();
    const folder = page.getByRole('combobox', { name: 'Folder' });
    await folder.click();
    await page.keyboard.type('shop');
    await page.getByRole('option', { name: '/Shop', exact: true }).click();
    await count(page, '12 images');
    await folder.fill('');
    await page.keyboard.type('more');
    await page.getByRole('option', { name: '/Shop/Shoes & more' }).click();
    await count(page, '6 images');
    expect(search(page)).toBe('?folder=/Shop/Shoes+&+more');
    await choose(page, 'Type', 'JPEG');
    await choose(page, 'Quality', 'File name as text');
    await count(page, '1 image');
    await link(page, 'cat.jpg').waitFor();
    await page.getByText('1 remark').first().waitFor();
  });

  it('shows the texts of a language, and remembers how they are shown', async () => {
    const page = await enter();
    await button(page, 'List').click();
    await choose(page, 'Sort by', 'Oldest first');
    await rows(page).filter({ hasText: 'Snow-covered mountains' }).waitFor();
    await choose(page, 'Language of the texts', 'French');
    const mountains = rows(page).filter({ hasText: 'mountains.jpg' });
    await mountains.getByText('Des montagnes enneigées').waitFor();
    await mountains.getByText('English: By a person').waitFor({ state: 'attached' });
    expect(search(page)).toBe('?locale=fr&sort=createdAt');
    await page.reload();
    await mountains.getByText('Des montagnes enneigées').waitFor();
  });

  it('takes a text in its place: Enter saves, Escape does not, an error stands at the field', async () => {
    const page = await enter('?q=paper');
    const open = page.getByRole('button', { name: 'Edit the text of paper.jpg' });
    const field = page.getByRole('textbox', { name: 'Alternative text of paper.jpg, English' });
    await open.click();
    await field.fill('Never kept');
    await field.press('Escape');
    await page.getByText('No text yet').waitFor();
    expect(await open.evaluate((node) => node === document.activeElement)).toBe(true);

    await page.keyboard.press('Enter');
    await field.fill('x'.repeat(5001));
    await page.getByText('5,001 characters; better no more than 125').waitFor();
    await field.press('Enter');
    await page.getByText(/Too big|at most|<=5000/i).waitFor();
    await field.fill('Crumpled paper');
    await page.getByText('14 of 125 characters').waitFor();
    await field.press('Enter');
    await card(page, 'paper.jpg').getByText('By a person').first().waitFor();
    await open.waitFor();
    expect(await open.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await text('paper.jpg')).toMatchObject({
      alternativeText: 'Crumpled paper',
      state: 'human',
    });
  });

  it('opens an image, steps over the edge of the page, and gives the focus back', async () => {
    const page = await enter('?sort=createdAt');
    const { names, ids } = gallery;
    const [last = '', first = ''] = names.slice(19, 21);
    await link(page, last).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: last }).first().waitFor();
    await dialog.getByText('20 of 24').waitFor();
    await dialog.getByRole('button', { name: 'Next image' }).click();
    await dialog.getByRole('heading', { name: first }).first().waitFor();
    await dialog.getByText('21 of 24').waitFor();
    expect(page.url()).toContain(`${PATH}/${ids[first] ?? 0}?sort=createdAt&page=2`);
    await page.reload();
    await dialog.getByText('21 of 24').waitFor();
    await dialog.getByRole('button', { name: 'Previous image' }).click();
    await dialog.getByRole('heading', { name: last }).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator(':focus').textContent()).toBe(last);
    expect(new URL(page.url()).pathname).toBe(`/admin${PATH}`);
  });

  it('keeps ticks over the pages, and marks as decorative what nobody has written', async () => {
    const page = await enter('?sort=createdAt');
    await page.getByLabel('Select mountains.jpg').click();
    await page.getByRole('link', { name: 'Go to page 2' }).click();
    await page.getByLabel('Select lighthouse.jpg').click();
    await count(page, '2 images selected');
    await button(page, 'Decorative').click();
    await page.getByRole('menuitem', { name: 'Mark as decorative' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('4 texts were marked as decorative.').waitFor();
    await page.getByText('2 left as they are: a person has written the text.').waitFor();
    await count(page, '24 images');
    await card(page, 'lighthouse.jpg').getByText('No text needed').waitFor();
    expect((await text('mountains.jpg'))?.state).toBe('human');
    expect((await text('lighthouse.jpg', 'de'))?.state).toBe('decorative');
  });

  it('approves all that match, and says of which nothing was decided', async () => {
    const page = await enter('?state=suggested');
    await count(page, '3 images');
    await page.getByLabel('Select every image of this page').click();
    await page.getByLabel('Select figures-2026.jpg').click();
    await count(page, '2 images selected');
    await button(page, 'Approve').click();
    const ask = page.getByRole('alertdialog');
    await ask.getByText('This holds for every language.').waitFor();
    await ask.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('6 texts were approved.').waitFor();
    await count(page, '1 image');
    expect((await text('night.jpg', 'fr'))?.state).toBe('approved');

    await page.getByLabel('Select figures-2026.jpg').click();
    await button(page, 'Reject').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('3 suggestions were rejected.').waitFor();
    await page.getByText('No image matches').waitFor();
    expect((await text('figures-2026.jpg'))?.state).toBe('missing');
  });

  it('leads to a run over all that match, or over those that were ticked', async () => {
    const page = await enter('?state=missing&locale=fr&folder=/Shop');
    await page.getByLabel('Select bicycle.png').click();
    await button(page, 'Generate').click();
    await page.waitForURL(/runs\/new/);
    expect(search(page)).toBe(
      `?ids=${gallery.ids['bicycle.png'] ?? 0}&states=missing&languages=fr`,
    );
    await page.goBack();
    await page.goto(`${panel.strapi.url}/admin${PATH}?folder=/&locale=fr`);
    await page.getByLabel('Select every image of this page').click();
    await page.getByRole('button', { name: /^Select all \d+ that match$/ }).click();
    await button(page, 'Generate').click();
    await page.waitForURL(/runs\/new/);
    expect(search(page)).toBe('?folder=/');
  });

  it('offers nothing that a role may not do', async () => {
    const reader = await panel.strapi.admin.createUser([ACTIONS.assetsRead, UPLOAD_ACTIONS.read]);
    const page = await enter('?q=moon', {}, reader);
    await page.getByLabel('Select moon.jpg').click();
    await count(page, '1 image selected');
    for (const name of ['Generate', 'Approve', 'Reject', 'Decorative']) {
      expect(await button(page, name).count(), name).toBe(0);
    }
    expect(await page.getByRole('button', { name: /^Edit the text/ }).count()).toBe(0);
    const stranger = await panel.strapi.admin.createUser([ACTIONS.assetsRead]);
    await visit?.close();
    const nothing = await enter('', {}, stranger);
    await nothing.getByText('There are no images in the media library that you may see.').waitFor();
  });

  it('says what went wrong, and tries again', async () => {
    const page = await enter();
    await count(page, '24 images');
    await visit?.page.context().setOffline(true);
    await choose(page, 'Sort by', 'Name, A to Z');
    await page.getByText('The images could not be loaded.').waitFor();
    await visit?.page.context().setOffline(false);
    await button(page, 'Try again').click();
    await count(page, '24 images');
  });
});
