import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import type { Asset, Page as Answer } from '../../server/src/contracts/assets';
import type { Settings } from '../../server/src/contracts/settings';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import { REPOSITORY } from '../support/app';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { CHROMIUM, describeWith } from '../support/needs';
import { waitFor } from '../support/wait';
import { expectNoViolations, VIEWS } from './axe';
import { startPanel, type Panel, type Visit, type VisitOptions } from './panel';
import { picture } from './picture';

const KEY = 'af_live_good_4711';
const PATH = '/plugins/alt-text/review';
const SAMPLES = ['balloons.jpg', 'bicycle.png', 'cat.jpg', 'mountains.jpg', 'shoe.jpg'];

const item = (page: Page): Locator => page.getByRole('article');
const heading = (page: Page): Locator => item(page).getByRole('heading', { level: 2 });
const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name });

describeWith(CHROMIUM, 'The review page', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit | undefined;
  let initial: Settings;

  const asset = async (id: number): Promise<Asset> =>
    ok(await panel.strapi.admin.get<Asset>(`/alt-text/assets/${id}`));

  const stateOf = async (id: number, locale: string): Promise<string | undefined> =>
    (await asset(id)).texts[locale]?.state;

  const speak = async (...languages: string[]): Promise<void> => {
    ok(await panel.strapi.admin.put('/alt-text/settings', { ...initial, languages }));
  };

  const waiting = async (): Promise<Asset[]> =>
    ok(await panel.strapi.admin.get<Answer<Asset>>('/alt-text/assets?state=suggested&pageSize=100'))
      .results;

  /** Uploads these images, and waits for a suggestion for each. @returns their ids, by name */
  const suggest = async (names: string[]): Promise<Record<string, number>> => {
    const ids: Record<string, number> = {};
    for (const name of names) {
      const sample = SAMPLES.find((one) => one === name);
      const bytes = sample
        ? await readFile(path.join(REPOSITORY, 'tests', 'samples', sample))
        : await uniqueImage();
      ids[name] = (await panel.strapi.admin.upload(bytes, name)).id;
    }
    const wanted = Object.values(ids);
    await waitFor(
      async () => {
        const there = (await waiting()).map(({ id }) => id);
        return wanted.every((id) => there.includes(id));
      },
      { what: `suggestions for ${names.join(', ')}`, timeoutMs: 30_000 },
    );
    return ids;
  };

  const enter = async (
    query = '',
    options: VisitOptions & { permissions?: string[] } = {},
  ): Promise<Page> => {
    const { permissions, ...view } = options;
    const { admin } = panel.strapi;
    visit = await panel.visit(permissions ? await admin.createUser(permissions) : admin, view);
    await visit.open(`${PATH}${query}`);
    return visit.page;
  };

  /** The shown text, once it is there with the focus on it. */
  const shown = async (page: Page, name: string, language: string): Promise<void> => {
    await item(page).filter({ hasText: name }).filter({ hasText: language }).waitFor();
    await page.locator('h2:focus').filter({ hasText: name }).waitFor();
  };

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, {
      vendor: { key: KEY, rateLimit: false },
      config: { settings: { onUpload: 'suggest', sources: { providers: ['altframe'] } } },
    });
    ok(await panel.strapi.admin.put('/alt-text/providers/altframe/key', { key: KEY }));
    initial = ok(await panel.strapi.admin.get<Settings>('/alt-text/settings'));
  });
  afterAll(async () => panel.stop());
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
    panel.vendor.reset();
    const ids = (await waiting()).map(({ id }) => id);
    if (ids.length === 0) return;
    ok(await panel.strapi.admin.post('/alt-text/assets/review', { ids, decision: 'approve' }));
  });

  it('is done by keyboard alone, in two languages', async () => {
    await speak('en', 'fr');
    const ids = await suggest([...SAMPLES, 'zebra.jpg']);
    const idOf = (name: string): number => ids[name] ?? 0;
    const page = await enter('?sort=name');
    const press = (key: string) => page.keyboard.press(key);
    await heading(page).filter({ hasText: 'balloons.jpg' }).waitFor();
    await page.getByText('12 texts left').waitFor();
    await picture(page, 'review-one-first');

    await press('a');
    await shown(page, 'balloons.jpg', 'French');
    await page.getByText('11 texts left · 1 done in this session').waitFor();
    await page.getByText('Approved. 11 texts left. 1 done.').waitFor({ state: 'attached' });
    await press('Enter');
    await shown(page, 'bicycle.png', 'English');

    // Letters are letters in a field; Esc leaves what stands.
    await press('e');
    const words = page.getByRole('textbox', { name: 'Alternative text' });
    await words.press('ControlOrMeta+a');
    await words.pressSequentially('ears?');
    await picture(page, 'review-one-edit');
    await press('Escape');
    await shown(page, 'bicycle.png', 'English');
    expect(await page.getByText('ears?').count()).toBe(0);
    await press('e');
    await words.press('ControlOrMeta+a');
    await words.pressSequentially('A racing bicycle');
    await press('Control+Enter');
    await shown(page, 'bicycle.png', 'French');
    await waitFor(async () => (await stateOf(idOf('bicycle.png'), 'en')) === 'human', {
      what: 'the edited text',
    });

    await press('r');
    await shown(page, 'cat.jpg', 'English');
    await waitFor(async () => (await stateOf(idOf('bicycle.png'), 'fr')) === 'missing', {
      what: 'the rejection',
    });
    await press('z');
    await shown(page, 'bicycle.png', 'French');
    await waitFor(async () => (await stateOf(idOf('bicycle.png'), 'fr')) === 'suggested', {
      what: 'the undone rejection',
    });
    await page.getByText('Undone. 9 texts left. 3 done.').waitFor({ state: 'attached' });
    await press('r');
    await shown(page, 'cat.jpg', 'English');

    // To the other language and back, and over what was decided.
    await press('l');
    await shown(page, 'cat.jpg', 'French');
    await press('l');
    await shown(page, 'cat.jpg', 'English');
    await press('ArrowLeft');
    await shown(page, 'bicycle.png', 'French');
    await item(page).getByText('Rejected').waitFor();
    await press('ArrowRight');
    await shown(page, 'cat.jpg', 'English');
    await press('s');
    await shown(page, 'cat.jpg', 'French');

    // One fails: the next is there at once, and the failed one comes after it with its reason.
    await page.route('**/alt-text/assets/review', (route) => route.abort(), { times: 1 });
    await press('a');
    await shown(page, 'mountains.jpg', 'English');
    await page.getByText('cat.jpg was not saved').first().waitFor();
    await press('a');
    await shown(page, 'cat.jpg', 'French');
    await item(page).getByText('Your decision was not saved').waitFor();
    await picture(page, 'review-one-failed');
    await press('a');
    await shown(page, 'mountains.jpg', 'French');

    for (const name of ['shoe.jpg', 'shoe.jpg', 'zebra.jpg', 'zebra.jpg']) {
      await press('a');
      await page.locator('h2:focus').filter({ hasText: name }).waitFor();
    }
    await press('a');
    await page.getByText('You have decided on 11 texts. 1 that you skipped still waits.').waitFor();
    await picture(page, 'review-one-finish');
    await page.getByRole('button', { name: 'Go through the skipped ones' }).click();
    await shown(page, 'cat.jpg', 'English');
    await press('u');
    await shown(page, 'zebra.jpg', 'French');
    await press('a');
    await shown(page, 'cat.jpg', 'English');
    await press('a');
    await page.getByText('You have decided on 12 texts.').waitFor();

    await waitFor(async () => (await waiting()).length === 0, { what: 'all decisions' });
    const { texts } = await asset(idOf('bicycle.png'));
    expect(texts['en']).toMatchObject({ state: 'human', alternativeText: 'A racing bicycle' });
    expect(texts['fr']?.state).toBe('missing');
    expect(await stateOf(idOf('cat.jpg'), 'en')).toBe('approved');
    expect(await stateOf(idOf('mountains.jpg'), 'fr')).toBe('approved');
  });

  it('tells its keys, and can be told to leave them alone', async () => {
    await speak('en');
    const { 'one.jpg': id = 0 } = await suggest(['one.jpg']);
    let page = await enter();
    await heading(page).waitFor();
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await list.getByText('Approve the suggestion').waitFor();
    await picture(page, 'review-keys');
    await page.keyboard.press('a');
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    // Enter on a button is that button's.
    await page.getByRole('button', { name: 'Show shortcuts' }).focus();
    await page.keyboard.press('Enter');
    await list.getByText('Approve the suggestion').waitFor();
    await list.press('Escape');
    await list.waitFor({ state: 'detached' });

    await page.getByLabel('Keyboard shortcuts').setChecked(false, { force: true });
    await page.reload();
    await heading(page).waitFor();
    expect(await page.getByLabel('Keyboard shortcuts').isChecked()).toBe(false);
    await page.locator('body').press('a');
    await page.locator('body').press('Enter');
    await page.locator('body').press('?');
    await page.getByText('1 text left').waitFor();
    expect(await list.count()).toBe(0);
    expect(await stateOf(id, 'en')).toBe('suggested');
    page = visit?.page ?? page;
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('You have decided on 1 text.').waitFor();
  });

  it('lets nobody leave before what they decided is kept', async () => {
    await speak('en');
    const { 'slow.jpg': id = 0 } = await suggest(['slow.jpg', 'tardy.jpg']);
    const page = await enter('?sort=name');
    await heading(page).filter({ hasText: 'slow.jpg' }).waitFor();
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route('**/alt-text/assets/review', async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press('a');
    await heading(page).filter({ hasText: 'tardy.jpg' }).waitFor();
    await page.getByRole('link', { name: 'Runs' }).click();
    await page.getByText('Your last decisions are being saved').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/admin${PATH}`);
    goOn();
    await page.waitForURL('**/alt-text/runs');
    expect(await stateOf(id, 'en')).toBe('approved');
  });

  it('decides on many at once in a list, and says what was left out', async () => {
    await speak('en');
    const names = ['a1.jpg', 'b2.jpg', 'c3.jpg', 'd4.jpg', 'e5.jpg', 'f6.jpg'];
    const ids = await suggest([...names, ...Array.from({ length: 6 }, (_, n) => `z${n}.jpg`)]);
    const page = await enter('?view=list&sort=name&pageSize=10');
    await row(page, 'a1.jpg').waitFor();
    await picture(page, 'review-list');

    await row(page, 'a1.jpg').getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Alternative text' }).fill('In better words');
    await page.keyboard.press('Control+Enter');
    await row(page, 'a1.jpg').getByText('Used with your changes').waitFor();
    await row(page, 'b2.jpg').getByRole('button', { name: 'Reject' }).click();
    await row(page, 'b2.jpg').getByText('Rejected').waitFor();
    await row(page, 'c3.jpg').locator('button:focus').waitFor();
    await row(page, 'b2.jpg').getByRole('button', { name: 'Undo' }).click();
    await row(page, 'b2.jpg').getByRole('button', { name: 'Approve' }).waitFor();

    await panel.strapi.admin.updateFile(ids['d4.jpg'] ?? 0, { alternativeText: 'Typed since' });
    for (const name of ['c3.jpg', 'd4.jpg']) {
      await row(page, name).getByRole('checkbox').click();
    }
    await page.getByText('2 texts selected').waitFor();
    await picture(page, 'review-list-selected');
    await page.getByRole('button', { name: 'Approve 2 texts' }).click();
    await page.getByText('1 text approved.').first().waitFor();
    await page.getByText(/d4\.jpg \(English\): Somebody has written a text/).waitFor();
    await picture(page, 'review-list-outcome');
    expect((await panel.strapi.admin.file(ids['d4.jpg'] ?? 0)).alternativeText).toBe('Typed since');

    // What was decided has gone; nine are left, and one more page of none.
    await row(page, 'c3.jpg').waitFor({ state: 'detached' });
    await page.getByText('9 texts left').waitFor();
  });

  it('takes all that match, after a question, and gives all of them back', async () => {
    await speak('en');
    await suggest(Array.from({ length: 12 }, (_, n) => `many-${n}.jpg`));
    const page = await enter('?view=list&pageSize=10');
    await page.getByRole('checkbox', { name: 'Select all on this page' }).click();
    await page.getByRole('button', { name: 'Select all 12 that wait' }).click();
    await page.getByRole('button', { name: 'Reject 12 texts' }).click();
    const question = page.getByRole('alertdialog', { name: 'Reject 12 texts' });
    await question.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('12 texts rejected.').first().waitFor();
    await page.getByText('Nothing waits for review.').waitFor();
    await picture(page, 'review-list-all');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('12 decisions undone.').first().waitFor();
    await page.getByText('12 texts left').waitFor();
    expect(await waiting()).toHaveLength(12);
  });

  it('keeps its filters in the address', async () => {
    await speak('en', 'fr');
    panel.vendor.set({ answer: { en: 'image' } });
    await suggest(['plain.jpg']);
    panel.vendor.reset();
    await suggest(['other.jpg']);
    const page = await enter('?sort=name');
    await page.getByText('4 texts left').waitFor();
    await page.getByRole('combobox', { name: 'Quality' }).click();
    await page.getByRole('option', { name: 'With a severe finding' }).click();
    await heading(page).filter({ hasText: 'plain.jpg' }).waitFor();
    await page.getByText('1 text left').waitFor();
    await item(page).getByText('It waits because of a severe finding.').waitFor();
    await item(page).getByText('Say what the image shows').waitFor();
    await picture(page, 'review-one-severe');
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'French' }).click();
    await page.getByText('Nothing that waits meets these filters.').waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      locale: 'fr',
      quality: 'severe',
      sort: 'name',
    });
    await page.goBack();
    await heading(page).filter({ hasText: 'plain.jpg' }).waitFor();
    await page.goForward();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.getByText('4 texts left').waitFor();
  });

  it('says where suggestions come from when nothing waits', async () => {
    const page = await enter();
    await page.getByText('Nothing waits for review.').waitFor();
    await page.getByRole('link', { name: 'Start a run' }).waitFor();
    await picture(page, 'review-empty');
  });

  it('shows all and decides nothing for a role that may not, and says why', async () => {
    await speak('en', 'fr');
    const { 'seen.jpg': id = 0 } = await suggest(['seen.jpg']);
    const permissions = [ACTIONS.assetsRead, UPLOAD_ACTIONS.read];
    const page = await enter('', { permissions });
    await heading(page).waitFor();
    await page.getByText('You can look, but not decide').waitFor();
    for (const name of ['Approve', 'Edit', 'Reject', 'Undo']) {
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
    }
    await page.keyboard.press('a');
    await page.keyboard.press('r');
    await page.keyboard.press('s');
    await shown(page, 'seen.jpg', 'French');
    await picture(page, 'review-read-only');
    await page.getByRole('button', { name: 'List' }).click();
    await row(page, 'seen.jpg').first().waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await stateOf(id, 'en')).toBe('suggested');
  });

  it('says so when the suggestions cannot be loaded, and tries again', async () => {
    await speak('en');
    await suggest(['late.jpg']);
    visit = await panel.visit(panel.strapi.admin);
    const { page, open } = visit;
    await page.route('**/alt-text/assets?*', (route) => route.abort());
    await open(PATH);
    await page.getByText('The suggestions could not be loaded.').waitFor();
    await page.unroute('**/alt-text/assets?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await heading(page).filter({ hasText: 'late.jpg' }).waitFor();
  });

  it.each(VIEWS)('passes axe: $theme at $width', async (options) => {
    await speak('en', 'fr');
    const ids = await suggest(['bicycle.png', 'plain.jpg']);
    // What stands beside a suggestion: a person's words about the same image.
    const id = ids['bicycle.png'] ?? 0;
    const { admin } = panel.strapi;
    await admin.updateFile(id, { alternativeText: 'A green bicycle before a wall' });
    panel.vendor.set({ answer: { en: 'A green bicycle with a basket before a brick wall' } });
    const body = { mode: 'suggest', overwriteHuman: true, languages: ['en'] };
    ok(await admin.post(`/alt-text/assets/${id}/generate`, body));
    const name = (part: string) => `review-${part}-${options.theme}-${options.width}`;
    const page = await enter('?sort=name', options);
    await heading(page).filter({ hasText: 'bicycle.png' }).waitFor();
    await page.getByText('No entry that you may see').waitFor();
    await expectNoViolations(page);
    await picture(page, name('one'));
    await page.keyboard.press('e');
    await expectNoViolations(page);
    await picture(page, name('edit'));
    await visit?.open(`${PATH}?view=list&sort=name`);
    await row(page, 'bicycle.png').first().getByRole('checkbox').click();
    await expectNoViolations(page);
    await picture(page, name('list'));
  });
});
