import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type { PageContentType } from '../../server/src/contracts/pages';
import type { Settings, SettingsWarning } from '../../server/src/contracts/settings';
import { ok } from '../support/http';
import { ARTICLES, NOTES, startPages, UID, type PagesScenario } from '../support/pages';
import { namedFields, refusal } from '../support/refusal';
import { waitFor } from '../support/wait';

const PATH = '/alt-text/settings';
const NOTE = 'api::note.note';
const GONE = 'api::gone.gone';

describe('the mappings of pages in the settings', () => {
  let pages: PagesScenario;
  beforeAll(async () => {
    pages = await startPages();
  });
  afterAll(() => pages.stop());

  const get = async () => ok(await pages.strapi.admin.get<Settings>(PATH));
  const put = (settings: Settings) => pages.strapi.admin.put<Settings>(PATH, settings);
  const warnings = async () =>
    ok(await pages.strapi.admin.get<Page<SettingsWarning>>(`${PATH}/warnings`)).results.filter(
      ({ code }) => code === 'mapping_broken',
    );

  /** As it is after a content type or a field was taken out of the app. */
  const store = async (mappings: Settings['pages']) => {
    const value = { ...(await get()), pages: mappings };
    const { strapi } = pages.strapi;
    await strapi.store({ type: 'plugin', name: 'alt-text', key: 'settings' }).set({ value });
    await waitFor(async () => JSON.stringify((await get()).pages) === JSON.stringify(mappings), {
      what: 'the stored mappings',
    });
  };

  it('can name the fields of each content type of the app, those of components by path', async () => {
    const { results } = ok(
      await pages.strapi.admin.get<Page<PageContentType>>('/alt-text/pages/mappings'),
    );
    expect(results.map(({ uid }) => uid).sort()).toEqual([UID, NOTE].sort());
    const fields = results.find(({ uid }) => uid === UID)?.fields ?? [];
    const named = (which: 'sent' | 'short') =>
      fields.filter((field) => field[which]).map(({ path }) => path);
    expect(named('sent')).toEqual([
      'title',
      'intro',
      'body',
      'seo',
      'seo.metaTitle',
      'seo.metaDescription',
      'seo.robots',
      'seo.card',
      'seo.card.heading',
      'sections',
    ]);
    expect(named('short')).toEqual([
      'title',
      'secret',
      'seo.metaTitle',
      'seo.metaDescription',
      'seo.robots',
      'seo.card.heading',
    ]);
  });

  it('keep the rest savable where a content type or a field is gone, and warn of it', async () => {
    const mappings = {
      [UID]: { ...ARTICLES, content: ['intro', 'gone'] },
      [NOTE]: NOTES,
      [GONE]: NOTES,
    };
    await store(mappings);
    expect(await warnings()).toEqual([
      {
        code: 'mapping_broken',
        contentType: UID,
        message: expect.stringContaining('there is no field "gone"') as unknown,
      },
      {
        code: 'mapping_broken',
        contentType: GONE,
        message: expect.stringContaining('no content type of that name') as unknown,
      },
    ]);

    const saved = ok(await put({ ...(await get()), onUpload: 'off' }));
    expect(saved.onUpload).toBe('off');
    expect(saved.pages).toEqual(mappings);
  });

  it('are refused where they are changed and still do not fit', async () => {
    await store({ [GONE]: NOTES });
    const settings = await get();
    const changed = { ...settings, pages: { [GONE]: { ...NOTES, content: ['body'] } } };
    expect(namedFields(refusal(await put(changed), 400))).toEqual([`pages.${GONE}`]);
    const added = { ...settings, pages: { ...settings.pages, 'api::never.never': NOTES } };
    expect(namedFields(refusal(await put(added), 400))).toEqual(['pages.api::never.never']);
    expect((await get()).pages).toEqual({ [GONE]: NOTES });
  });

  it('can be taken away', async () => {
    await store({ [GONE]: NOTES, [NOTE]: NOTES });
    const saved = ok(await put({ ...(await get()), pages: { [NOTE]: NOTES } }));
    expect(saved.pages).toEqual({ [NOTE]: NOTES });
    expect(await warnings()).toEqual([]);
  });
});
