import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import type { Run } from '../../server/src/contracts/runs';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { CHROMIUM, describeWith } from '../support/needs';
import { expectNoViolations, VIEWS } from './axe';
import { startPanel, type Panel, type Visit, type VisitOptions } from './panel';
import { picture } from './picture';

const KEY = 'af_live_good_4711';
const PATH = '/plugins/alt-text/overview';
const WIDGET = '[aria-labelledby="plugin::alt-text.coverage"]';

/** An app that was paying for images for a month already. */
const APP_WITH_A_PAST = `
module.exports = {
  async bootstrap({ strapi }) {
    const rows = [];
    for (let back = 1; back < 30; back += 1) {
      const row = {
        assetId: 1, taskId: null, locale: 'en', model: null, fingerprint: 'past',
        description: {}, rejected: true, at: new Date(Date.now() - back * 86400000),
      };
      rows.push({ ...row, provider: 'altframe', credits: 2 + ((back * 7) % 11) });
      if (back % 3 === 0) rows.push({ ...row, provider: 'imgseo', credits: 4 });
    }
    await strapi.db.query('plugin::alt-text.spend').createMany({ data: rows });
  },
};
`;

describeWith(CHROMIUM, 'The overview', (chromiumPath) => {
  let panel: Panel;
  let admin: AdminClient;
  let visit: Visit | undefined;
  const ids: number[] = [];

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, {
      vendor: { key: KEY, plan: 'pro', credits: 1840, allocation: 2000, rateLimit: false },
      appSource: APP_WITH_A_PAST,
      config: {
        settings: {
          sources: { providers: ['altframe'] },
          languages: ['en', 'fr'],
          onUpload: 'off',
          onReplace: 'off',
          budgets: { altframe: { monthlyCredits: 400 } },
        },
      },
    });
    admin = panel.strapi.admin;
  });
  afterAll(async () => panel.stop());
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  const enter = async (person = admin, options: VisitOptions = {}, path = PATH): Promise<Page> => {
    visit = await panel.visit(person, options);
    await visit.open(path);
    return visit.page;
  };
  const key = async (value: string): Promise<void> => {
    ok(await admin.put('/alt-text/providers/altframe/key', { key: value }));
  };
  const write = async (id: number | undefined, locale: string, body: object): Promise<void> => {
    ok(await admin.put(`/alt-text/assets/${id}/texts/${locale}`, body));
  };
  const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  /** Pictures show the whole page. */
  const wholePicture = async (page: Page, name: string, width = 1440): Promise<void> => {
    await page.setViewportSize({ width, height: width === 1440 ? 1500 : 2300 });
    await picture(page, name);
  };

  it('of an empty library says so, and what to do first', async () => {
    const page = await enter();
    await page.getByText('There are no images here').waitFor();
    const next = section(page, 'What to do next');
    await next.getByRole('heading', { name: 'AltFrame has no key' }).waitFor();
    await expectNoViolations(page);
    await wholePicture(page, 'overview-empty');
    await next.getByRole('link', { name: 'Open the settings' }).click();
    await page.waitForURL('**/admin/settings/alt-text');
  });

  it('says why images fail, until it works again', async () => {
    for (let n = 0; n < 12; n += 1) {
      ids.push((await admin.upload(await uniqueImage(), `image-${n}.jpg`)).id);
    }
    await key('af_live_bad_0815');
    const failed = await admin.post(`/alt-text/assets/${ids[0]}/generate`, {});
    expect(failed.status).toBe(502);
    const page = await enter();
    const next = section(page, 'What to do next');
    await next.getByText('1 image failed of late').waitFor();
    await next.getByText('The provider does not accept the key.').waitFor();

    await key(KEY);
    ok(await admin.post(`/alt-text/assets/${ids[0]}/generate`, {}));
    await page.getByRole('button', { name: 'Refresh' }).click();
    await next.getByText('1 image failed of late').waitFor({ state: 'detached' });
  });

  it('has texts in every state to show', async () => {
    const [, one, two, three, four, five, six] = ids;
    ok(await admin.post(`/alt-text/assets/${one}/generate`, {}));
    ok(await admin.post('/alt-text/assets/review', { ids: [one], decision: 'approve' }));
    for (const id of [two, three]) {
      ok(await admin.post(`/alt-text/assets/${id}/generate`, { mode: 'suggest' }));
    }
    await write(four, 'en', { alternativeText: 'Two hikers on a snowy ridge at sunrise' });
    await write(four, 'fr', { alternativeText: 'IMG_2041.jpg' });
    await write(five, 'en', { decorative: true });
    await write(six, 'en', { alternativeText: 'A RED BICYCLE LEANS AGAINST A WALL' });
    await admin.replace(six ?? 0, await uniqueImage(), 'image-6.jpg');
  });

  it.each(VIEWS)(
    'shows the figures, in short on the homepage, and passes axe: $theme at $width',
    async (options) => {
      const page = await enter(admin, options, '/');
      const widget = page.locator(WIDGET);
      await widget.getByRole('link', { name: '4 texts wait for review' }).waitFor();
      await widget.scrollIntoViewIfNeeded();
      await expectNoViolations(page, `${WIDGET} [data-coverage-widget]`);
      await picture(page, `overview-widget-${options.theme}-${options.width}`);
      await widget.getByRole('link', { name: 'Open the overview' }).click();
      const coverage = section(page, 'Coverage');
      await coverage.getByText('of the texts are there').waitFor();
      await section(page, 'Credits').getByText('of 2,000 left at the provider').waitFor();
      await expectNoViolations(page);
      await wholePicture(page, `overview-${options.theme}-${options.width}`, options.width);
    },
  );

  it('leads from each figure to its images', async () => {
    const page = await enter();
    const coverage = section(page, 'Coverage');
    // Of 24 texts: 2 generated, 2 approved, 3 by a person with one of them outdated, 1 decorative.
    await coverage.getByText('7 of 24, in 2 languages').waitFor();
    await coverage.getByText('29%', { exact: true }).waitFor();
    const rows = coverage.getByRole('row');
    expect(await rows.filter({ hasText: 'Missing' }).getByRole('cell').allInnerTexts()).toEqual([
      expect.stringMatching(/^5\D+42%$/),
      expect.stringMatching(/^7\D+59%$/),
    ]);
    await coverage.getByRole('link', { name: '2 To review, French' }).click();
    await page.waitForURL('**/library?state=suggested&locale=fr');
    await page.goBack();

    await coverage.locator('[data-coverage-bar] [data-state=stale]').click();
    await page.waitForURL('**/library?state=stale&locale=en');
    await page.goBack();

    const quality = section(page, 'Quality');
    const rule = quality.getByRole('row', { name: 'File name' });
    expect(await rule.getByRole('cell').allInnerTexts()).toEqual(['Severe', '1']);
    await rule.getByRole('link', { name: 'File name' }).click();
    await page.waitForURL('**/library?quality=file-name');
    await page.goBack();

    const next = section(page, 'What to do next').getByRole('listitem');
    await next.first().waitFor();
    expect(await next.getByRole('heading').allInnerTexts()).toEqual([
      '12 texts are missing',
      '4 texts wait for review',
      '1 severe remark',
      '1 text is outdated',
    ]);
    await next.first().getByRole('link', { name: 'Estimate a run' }).click();
    await page.waitForURL('**/runs/new?states=missing');
  });

  it('shows the credits over time, as a table too', async () => {
    const page = await enter();
    const credits = section(page, 'Credits');
    await credits.getByRole('img', { name: /^Chart: [\d,]+ credits from/ }).waitFor();
    await credits.getByRole('button', { name: 'Figures as a table' }).click();
    const table = credits.getByRole('table');
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      'DAY (UTC)',
      'ALTFRAME',
      'IMGSEO',
    ]);
    expect(await table.getByRole('row').count()).toBe(31);
    await expectNoViolations(page);
    await wholePicture(page, 'overview-credits-table');
    await credits.getByRole('button', { name: '12 months' }).click();
    await credits.getByRole('columnheader', { name: 'Month (UTC)' }).waitFor();
    await credits.getByRole('button', { name: '12 months', pressed: true }).waitFor();
  });

  it('says nothing of the account to whom the settings are closed', async () => {
    const reader = await admin.createUser([ACTIONS.assetsRead, UPLOAD_ACTIONS.read]);
    const page = await enter(reader);
    const credits = section(page, 'Credits');
    await credits.getByText(/^\d+ of 400 used this month/).waitFor();
    await credits.getByRole('img', { name: /^Chart/ }).waitFor();
    await wholePicture(page, 'overview-reader');
    const missing = section(page, 'What to do next').getByRole('listitem').first();
    await missing.getByRole('link', { name: 'Show the images' }).waitFor();
    expect(await page.getByRole('link', { name: 'Estimate a run' }).count()).toBe(0);
    expect(await page.getByText('left at the provider').count()).toBe(0);
    expect(await page.getByText('orbidden').count()).toBe(0);
    await expectNoViolations(page);
  });

  it('follows a run to its end', async () => {
    panel.vendor.set({ latencyMs: 1500 });
    const page = await enter();
    await section(page, 'Coverage').waitFor();
    const { id } = ok(await admin.post<Run>('/alt-text/runs', { filter: { states: ['missing'] } }));
    await page.getByRole('button', { name: 'Refresh' }).click();
    const now = section(page, 'Under way');
    await now.getByRole('progressbar', { name: `Progress of Run ${id}` }).waitFor();
    await expectNoViolations(page);
    await wholePicture(page, 'overview-running');
    panel.vendor.set({ latencyMs: 0 });
    await now.waitFor({ state: 'detached' });
    await section(page, 'What to do next')
      .getByText('texts are missing')
      .waitFor({ state: 'detached' });
  });

  it('says what went wrong, and tries again', async () => {
    visit = await panel.visit(admin);
    const { page } = visit;
    const isAsked = ({ pathname }: URL) => pathname === '/alt-text/overview';
    await page.route(isAsked, (route) =>
      route.fulfill({ status: 500, json: { error: { message: 'The database is away.' } } }),
    );
    await visit.open(PATH);
    const alert = page.getByRole('main').getByRole('alert');
    await alert.getByText('The figures could not be loaded.').waitFor();
    await expectNoViolations(page);
    await wholePicture(page, 'overview-failed');
    await page.unroute(isAsked);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await section(page, 'Coverage').waitFor();
  });

  it('is calm once all is done, and not there for a stranger', async () => {
    for (const id of ids) {
      for (const locale of ['en', 'fr']) await write(id, locale, { decorative: true });
    }
    let page = await enter();
    await page.getByText('All done').waitFor();
    await section(page, 'Coverage').getByText('100%').first().waitFor();
    await section(page, 'Quality').getByText('No rule objects to any text.').waitFor();
    await expectNoViolations(page);
    await wholePicture(page, 'overview-done');
    await visit?.close();

    const stranger = await admin.createUser([UPLOAD_ACTIONS.read]);
    page = await enter(stranger, {}, '/');
    await page.getByRole('link', { name: 'Media Library' }).first().waitFor();
    expect(await page.locator(WIDGET).count()).toBe(0);
  });
});
