import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import type { Asset } from '../../server/src/contracts/assets';
import type { Settings } from '../../server/src/contracts/settings';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { CHROMIUM, describeWith } from '../support/needs';
import { ARTICLE, NEWSROOM } from '../support/newsroom';
import { expectNoViolations, VIEWS } from './axe';
import { picture } from './picture';
import { startPanel, type Panel, type Visit, type VisitOptions } from './panel';

const CONTENT = `/content-manager/collection-types/${ARTICLE}`;

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

  it.each(VIEWS)('are listed, opened, and pass axe: $theme at $width', async (options) => {
    const id = await image('harbour.jpg', 'Photo of a harbour');
    const bare = await image('meadow.jpg');
    const documentId = await entry({ title: 'Spring', cover: id, gallery: [bare, id] });
    const page = await enter(documentId, options);
    await page.getByText('Without a text in English: 1 of 2 images.').waitFor();
    expect(await sidePanel(page).getByRole('listitem').count()).toBe(2);
    const view = `${options.theme}-${options.width}`;
    await picture(page, `entry-${view}`);
    await expectNoViolations(page, 'ul[aria-label="Alternative texts"]');

    const dialog = await edit(page, 'harbour.jpg');
    await picture(page, `editor-${view}`);
    await expectNoViolations(page, '[role="dialog"]');
    await dialog.getByRole('button', { name: 'History' }).scrollIntoViewIfNeeded();
    await picture(page, `editor-below-${view}`);
  });
});
