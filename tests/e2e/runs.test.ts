import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import type { Run, RunDetails } from '../../server/src/contracts/runs';
import type { AdminClient } from '../support/admin-client';
import { ok } from '../support/http';
import { CHROMIUM, describeWith } from '../support/needs';
import { runSteps, type RunSteps } from '../support/runs';
import { expectNoViolations, VIEWS } from './axe';
import { startPanel, type Panel, type Visit, type VisitOptions } from './panel';
import { picture } from './picture';

const RUNS = '/plugins/alt-text/runs';
const IMAGES = 4;

const start = (page: Page): Locator => page.getByRole('button', { name: 'Start the run' });

const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** The number of a run that the panel has just started. */
async function startedRun(page: Page): Promise<number> {
  await page.waitForURL(/\/runs\/\d+/);
  return Number(/\/runs\/(\d+)/.exec(page.url())?.[1]);
}

const tick = async (page: Page, box: string): Promise<void> => {
  const input = page.getByLabel(box);
  await (await input.elementHandle()).waitForElementState('stable');
  await input.setChecked(true, { force: true });
};

const focused = (page: Page): Promise<string | null> => page.locator(':focus').textContent();

describeWith(CHROMIUM, 'The pages of the runs', (chromiumPath) => {
  let panel: Panel;
  let runs: RunSteps;
  let ids: number[];
  let visit: Visit | undefined;

  const enter = async (
    path: string,
    person: AdminClient = panel.strapi.admin,
    options?: VisitOptions,
  ): Promise<Page> => {
    await visit?.close();
    visit = await panel.visit(person, options);
    await visit.open(path);
    return visit.page;
  };

  /** The images without a text again, whoever wrote one. */
  const bare = async (): Promise<void> => {
    for (const id of ids)
      await panel.strapi.admin.updateFile(id, { alternativeText: '', caption: '' });
  };

  /** A form about the images of this test, whatever state their texts are in. */
  const form = (more = ''): string =>
    `${RUNS}/new?ids=${ids.join(',')}&states=missing,stale,ai,suggested${more}`;

  const begin = async (page: Page): Promise<number> => {
    await page.getByText(`${IMAGES} images`, { exact: true }).waitFor();
    await start(page).click();
    return startedRun(page);
  };

  beforeAll(async () => {
    panel = await startPanel(chromiumPath, {
      vendor: { key: 'af_live_runs', plan: 'pro', credits: 1000, rateLimit: false },
      config: {
        queue: { concurrency: 1 },
        settings: {
          onUpload: 'off',
          sources: { providers: ['altframe'], reuseIdenticalImages: false },
        },
      },
    });
    runs = runSteps(panel.strapi);
    const { admin } = panel.strapi;
    ok(await admin.put('/alt-text/providers/altframe/key', { key: panel.vendor.key }));
  });
  afterAll(async () => panel.stop());
  beforeEach(() => {
    panel.vendor.reset();
  });
  afterEach(async () => {
    await visit?.close();
    visit = undefined;
  });

  it('start one by a form, and leave it to itself; it is paused, resumed and undone', async () => {
    const empty = await enter(RUNS);
    await empty.getByText('No run yet.').waitFor();
    await picture(empty, 'runs-empty');
    ids = await runs.images(IMAGES);
    // Long enough to sign in anew meanwhile.
    panel.vendor.set({ latencyMs: 8000 });
    await empty.getByRole('link', { name: 'New run' }).first().click();
    await empty.getByText('It goes on when you close this page.').waitFor();
    await empty.getByText('4 credits', { exact: true }).waitFor();
    await picture(empty, 'runs-new');
    const id = await begin(empty);
    await empty.getByRole('progressbar', { name: 'Progress' }).waitFor();
    await empty.waitForFunction(`document.title.includes('%')`);

    const page = await enter(`${RUNS}/${id}`);
    await page.getByRole('heading', { name: /^[0-3] of 4 images$/ }).waitFor();
    await picture(page, 'run-running');
    await button(page, 'Pause').click();
    await page.getByText('Somebody has paused this run').waitFor();
    await button(page, 'Resume').waitFor();
    expect(await focused(page)).toBe('Resume');
    await picture(page, 'run-paused');
    panel.vendor.set({ latencyMs: 0 });
    await button(page, 'Resume').click();
    await page.getByText('4 images have their texts').waitFor();
    await picture(page, 'run-completed');

    const [edited = 0] = ids;
    await panel.strapi.admin.updateFile(edited, { alternativeText: 'Better words' });
    await button(page, 'Undo').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('3 texts would be put back.').waitFor();
    await dialog.getByText('1 text stays').waitFor();
    await picture(page, 'run-undo-preview');
    expect((await panel.strapi.admin.file(ids[1] ?? 0)).alternativeText).toMatch(/\S/);
    await dialog.getByRole('button', { name: 'Undo the run' }).click();
    await page.getByRole('heading', { name: 'The run is undone' }).waitFor();
    await page.getByText('3 texts were put back.').waitFor();
    await picture(page, 'run-undone');
    expect((await panel.strapi.admin.file(ids[1] ?? 0)).alternativeText ?? '').toBe('');
    expect((await panel.strapi.admin.file(edited)).alternativeText).toBe('Better words');
  });

  it('go on with an undo that was broken off when the page was closed', async () => {
    await bare();
    const { id } = await runs.start({ filter: { ids } });
    await runs.over(id);
    const page = await enter(RUNS);
    const soFar = JSON.stringify({ before: null, undone: 7, kept: 0, remaining: 4 });
    await page.evaluate(`localStorage.setItem('alt-text.undo.${id}', '${soFar}')`);
    await page.getByRole('link', { name: `Run ${id}` }).click();
    await page.getByText('11 texts were put back.').waitFor();
    await button(page, 'Close').click();
    expect(await page.evaluate(`localStorage.getItem('alt-text.undo.${id}')`)).toBeNull();
  });

  it('say that there is nothing to do, and follow what is chosen', async () => {
    const page = await enter(`${form()}&mime=image/gif`);
    await page.getByText('There is nothing to do').waitFor();
    expect(await start(page).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Remove Type of image' }).click();
    await page.getByText(`${IMAGES} images`, { exact: true }).waitFor();
    expect(await start(page).isDisabled()).toBe(false);
  });

  it('ask twice before a person’s words are written over', async () => {
    const [asset = 0] = ids;
    await panel.strapi.admin.updateFile(asset, { alternativeText: 'My own words' });
    const page = await enter(`${RUNS}/new?ids=${asset}&states=human`);
    await page.getByText('None of these images would be sent').waitFor();
    await tick(page, 'Write over people’s words');
    await page.getByText('You will be asked once more.').waitFor();
    await page.getByText('1 credit', { exact: true }).waitFor();
    await picture(page, 'runs-overwrite');
    await start(page).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(page.url()).toContain('/runs/new');
    await start(page).click();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await runs.over(await startedRun(page));
    expect((await panel.strapi.admin.file(asset)).alternativeText).not.toBe('My own words');
  });

  it('show what a dry run would do, and lead to doing it', async () => {
    await bare();
    const page = await enter(form('&dryRun=true'));
    await page.getByText('A dry run itself costs nothing.').waitFor();
    await button(page, 'Start the dry run').click();
    await startedRun(page);
    await page.getByText('They would be described.').waitFor();
    await page.getByRole('button', { name: 'Show images: They would be described.' }).click();
    await page.getByRole('link', { name: 'image-0.jpg' }).waitFor();
    await picture(page, 'run-dry');
    await page.getByRole('link', { name: 'Do it for real' }).click();
    await page.waitForURL(/\/runs\/new\?ids=/);
    await page.getByText(`Only ${IMAGES} images that you marked`).waitFor();
    expect(panel.vendor.stats().generations).toBe(0);
  });

  it('say why a run pauses without credits, and go on once there are some', async () => {
    await bare();
    panel.vendor.set({ credits: 1 });
    const page = await enter(form());
    await page.getByText('holds 1 of the 4 credits').waitFor();
    await picture(page, 'runs-new-short');
    const id = await begin(page);
    await page.getByText('Paused: no credits are left').waitFor();
    await page.getByText('Buy credits at the provider').waitFor();
    await page.getByRole('link', { name: 'Go to the settings' }).first().waitFor();
    await picture(page, 'run-no-credits');
    panel.vendor.set({ credits: 100 });
    await button(page, 'Resume').click();
    await page.getByText('4 images have their texts').waitFor();
    expect((await runs.get(id)).credits.used).toBe(IMAGES);
  });

  it('say what to do about a bad key, and what is tried again while the vendor is down', async () => {
    await bare();
    panel.vendor.set({ revoked: true });
    const page = await enter(form());
    const id = await begin(page);
    await page.getByText('Paused: the key does not work').waitFor();
    await page.getByText('Enter another one. Then resume the run').waitFor();
    await picture(page, 'run-bad-key');

    panel.vendor.set({ revoked: false, faultRate: 1, faultMix: [503] });
    await button(page, 'Resume').click();
    await page.getByRole('heading', { name: 'What is tried again' }).waitFor();
    await page.getByText('The provider has a problem of its own.').first().waitFor();
    await picture(page, 'run-vendor-down');
    await button(page, 'Cancel the run').click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('It was cancelled').waitFor();
    expect((await runs.over(id)).status).toBe('cancelled');
    expect(await page.evaluate('document.activeElement === document.body')).toBe(false);
  });

  it('group failures by their cause, with the images behind them, and retry them', async () => {
    await bare();
    panel.vendor.inject({ kind: 'status', status: 400, times: 2 });
    const { id } = await runs.start({ filter: { ids } });
    await runs.over(id);
    const page = await enter(`${RUNS}/${id}`);
    await page.getByRole('heading', { name: 'What failed, and what to do' }).waitFor();
    await page
      .getByRole('button', { name: 'Show images: The provider refused the request' })
      .click();
    const names = page.getByRole('link', { name: /^image-\d\.jpg$/ });
    await names.nth(1).waitFor();
    expect(await names.first().getAttribute('href')).toMatch(/\/plugins\/alt-text\/library\/\d+$/);
    await picture(page, 'run-failures');
    await button(page, 'Retry 2 that failed').click();
    await page.getByText('4 images have their texts').waitFor();
  });

  it('let somebody look who may not steer, and say why', async () => {
    const reader = await panel.strapi.admin.createUser([
      'plugin::alt-text.assets.read',
      'plugin::upload.read',
    ]);
    const page = await enter(RUNS, reader);
    await page.getByText('Your role does not allow you to start runs').waitFor();
    expect(await page.getByRole('link', { name: 'New run' }).count()).toBe(0);
    await page
      .getByRole('link', { name: /^Run \d+$/ })
      .first()
      .click();
    await page.getByText('You may look, but not steer').waitFor();
    expect(await button(page, 'Undo').count()).toBe(0);
    await visit?.open(`${RUNS}/new`);
    await page.getByText('Your role does not allow you to start runs').waitFor();
    await visit?.open(`${RUNS}/999999`);
    await page.getByText('There is no such run.').waitFor();
  });

  it.each(VIEWS)('pass axe: $theme at $width', async (view) => {
    const { results } = ok(await panel.strapi.admin.get<{ results: Run[] }>('/alt-text/runs'));
    const failed = results.find(({ counts }) => counts.cancelled > 0) as RunDetails;
    const name = `${view.theme}-${view.width}`;
    const page = await enter(RUNS, panel.strapi.admin, view);
    await page.getByRole('link', { name: `Run ${failed.id}` }).waitFor();
    await expectNoViolations(page);
    await picture(page, `runs-${name}`);
    await visit?.open(form());
    await page.getByText(/^[45] images?$/).waitFor();
    await expectNoViolations(page);
    await picture(page, `runs-new-${name}`);
    await visit?.open(`${RUNS}/${failed.id}`);
    await page.getByText('It was cancelled').waitFor();
    await expectNoViolations(page);
    await picture(page, `run-${name}`);
  });
});
