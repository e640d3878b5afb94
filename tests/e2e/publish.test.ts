import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import type { OnPublish, Settings } from '../../server/src/contracts/settings';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { CHROMIUM, describeWith } from '../support/needs';
import { ARTICLE, NEWSROOM } from '../support/newsroom';
import { waitFor } from '../support/wait';
import { expectNoViolations } from './axe';
import { picture } from './picture';
import { startPanel, type Panel, type Visit, type VisitOptions } from './panel';

const CONTENT = `/content-manager/collection-types/${ARTICLE}`;

interface Entry {
  documentId: string;
  status: string;
}

const publishButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Publish', exact: true });

const reminder = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Images without alternative text' });

describeWith(CHROMIUM, 'The reminder at publishing, in the panel', (chromiumPath) => {
  let panel: Panel;
  let visit: Visit | undefined;
  let initial: Settings;

  const remind = async (onPublish: OnPublish): Promise<void> => {
    ok(await panel.strapi.admin.put('/alt-text/settings', { ...initial, onPublish }));
  };

  const image = async (name: string, alternativeText = ''): Promise<number> =>
    (await panel.strapi.admin.upload(await uniqueImage(), name, { alternativeText })).id;

  const draft = async (data: object): Promise<string> =>
    ok(await panel.strapi.admin.post<{ data: Entry }>(CONTENT, data)).data.documentId;

  const statusOf = async (documentId: string): Promise<string> =>
    ok(await panel.strapi.admin.get<{ data: Entry }>(`${CONTENT}/${documentId}`)).data.status;

  const enter = async (at: string, options?: VisitOptions): Promise<Page> => {
    visit = await panel.visit(panel.strapi.admin, options);
    await visit.open(at);
    return visit.page;
  };

  /** A dialog fades in: before that its colours are paler than they are. */
  const shown = async (dialog: Locator): Promise<void> => {
    await dialog.waitFor();
    await dialog.evaluate(async (node) =>
      Promise.all(node.getAnimations({ subtree: true }).map(({ finished }) => finished)),
    );
  };

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, {
      content: NEWSROOM,
      config: { settings: { onUpload: 'off' } },
    });
    initial = ok(await panel.strapi.admin.get<Settings>('/alt-text/settings'));
  });
  afterAll(async () => panel.stop());
  beforeEach(async () => remind('warn'));
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  it.each(['light', 'dark'] as const)(
    'shows the images before it publishes, and publishes all the same (%s)',
    async (theme) => {
      const bare = await image('meadow.jpg');
      const known = await image('known.jpg', 'A cat');
      const sections = [{ __component: 'blog.grid', cells: [{ image: bare }] }];
      const id = await draft({ title: 'Spring', cover: known, sections });
      const page = await enter(`${CONTENT}/${id}`, { theme });

      await publishButton(page).click();
      await shown(reminder(page));
      const words = await reminder(page).textContent();
      expect(words).toContain('1 image of this entry has no alternative text in English:');
      expect(words).toContain('meadow.jpg · sections.0.cells.0.image');
      expect(words).not.toContain('known.jpg');
      await expectNoViolations(page, '[role="dialog"]');
      await picture(page, `reminder-${theme}`);

      await reminder(page).getByRole('button', { name: 'Cancel' }).click();
      await reminder(page).waitFor({ state: 'detached' });
      expect(await statusOf(id)).toBe('draft');

      await publishButton(page).click();
      await reminder(page).getByRole('button', { name: 'Publish anyway' }).click();
      await page.getByText('Published document').waitFor();
      await reminder(page).waitFor({ state: 'detached' });
      expect(await statusOf(id)).toBe('published');
    },
  );

  it('does not publish where the settings say so, and does once a text is there', async () => {
    await remind('block');
    const cover = await image('cover.jpg');
    const id = await draft({ title: 'Blocked', cover });
    const page = await enter(`${CONTENT}/${id}`);
    await publishButton(page).click();
    await shown(reminder(page));
    expect(await reminder(page).textContent()).toContain('cannot be published like this');
    expect(await reminder(page).getByRole('button', { name: 'Publish anyway' }).count()).toBe(0);
    await reminder(page).getByRole('button', { name: 'Cancel' }).click();

    await panel.strapi.admin.updateFile(cover, { alternativeText: 'A cover' });
    await publishButton(page).click();
    await page.getByText('Published document').waitFor();
    expect(await statusOf(id)).toBe('published');
  });

  it('goes by what is in the form, not by what was saved', async () => {
    const cover = await image('gone.jpg');
    const id = await draft({ title: 'Changed', cover });
    const page = await enter(`${CONTENT}/${id}`);
    await page.getByRole('button', { name: 'Delete', exact: true }).first().click();
    await publishButton(page).click();
    await page.getByText('Published document').waitFor();
    expect(await statusOf(id)).toBe('published');
  });

  it('says nothing when it is off', async () => {
    await remind('off');
    const id = await draft({ title: 'Quiet', cover: await image('quiet.jpg') });
    const page = await enter(`${CONTENT}/${id}`);
    await publishButton(page).click();
    await page.getByText('Published document').waitFor();
    expect(await statusOf(id)).toBe('published');
  });

  it('names the images of all entries of a selection', async () => {
    const id = await draft({ title: 'One of many', cover: await image('many.jpg') });
    const page = await enter(`${CONTENT}?_q=One of many`);
    await page.getByRole('checkbox', { name: 'Select all entries' }).click();
    await publishButton(page).click();
    const dialog = page.getByRole('dialog', { name: 'Publish entries' });
    await dialog.getByText('no alternative text in English').waitFor();
    expect(await dialog.textContent()).toContain('many.jpg');
    await picture(page, 'reminder-bulk');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    const confirm = page.getByRole('alertdialog');
    await confirm.getByRole('button', { name: 'Publish', exact: true }).click();
    await waitFor(async () => (await statusOf(id)) === 'published', { what: 'the publication' });
  });
});
