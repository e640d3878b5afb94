import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type { Run } from '../../server/src/contracts/runs';
import { RUNS_UID, type RunRow } from '../../server/src/models/runs';
import { table } from '../../server/src/models/table';
import { FILE_UID } from '../../server/src/texts/assets';
import type { Clients } from '../support/clients';
import { databaseOf } from '../support/database';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { DATABASE, describeWith } from '../support/needs';
import { runSteps, type RunSteps } from '../support/runs';
import { pluginConfig, startScenario, type Scenario } from '../support/scenario';
import { startStrapiProcess, type StrapiProcess } from '../support/strapi-process';
import { waitFor } from '../support/wait';
import { startAltFrame, type AltFrame } from '../vendors/altframe';

const EVERY_SECOND = { name: 'every-second', cron: '* * * * * *' };
const config = { schedules: [EVERY_SECOND] };

const listOf = async ({ admin }: Pick<Clients, 'admin'>): Promise<Run[]> =>
  ok(await admin.get<Page<Run>>('/alt-text/runs?pageSize=100')).results;

/** The schedule has been due so often since. */
const moments = (count: number) => {
  const from = Date.now();
  return waitFor(() => Date.now() > from + count * 1000 + 500, {
    what: `${count} moments to pass`,
    timeoutMs: 60_000,
  });
};

describeWith(DATABASE, 'a schedule', () => {
  let scenario: Scenario;
  let runs: RunSteps;
  const linesWith = (words: string) =>
    scenario.strapi.logs.filter((line) => line.includes('every-second') && line.includes(words));
  const upload = async () =>
    (await scenario.strapi.admin.upload(await uniqueImage(), 'image.jpg')).id;
  const newest = (after: number) =>
    waitFor(async () => (await listOf(scenario.strapi)).find(({ id }) => id > after), {
      what: `a run after ${after}`,
    });
  const lastId = async () => (await listOf(scenario.strapi))[0]?.id ?? 0;
  const rows = () => table<RunRow>(scenario.strapi.strapi, RUNS_UID);

  beforeAll(async () => {
    scenario = await startScenario({ settings: { onUpload: 'off' }, config });
    runs = runSteps(scenario.strapi);
  });
  afterAll(() => scenario.stop());

  it('makes one run for what is missing, and none while that is under way', async () => {
    scenario.vendor.set({ latencyMs: 4000 });
    await upload();
    const run = await newest(0);
    expect(run).toMatchObject({
      startedBy: 'schedule "every-second"',
      filter: {},
      options: {},
      credits: { estimated: 1 },
    });
    await waitFor(() => linesWith(`run ${run.id} is under way`).length > 0, { what: 'the line' });
    expect(await runs.over(run.id)).toMatchObject({ status: 'completed', counts: { done: 1 } });
    scenario.vendor.set({ latencyMs: 0 });
    await moments(2);
    expect(await listOf(scenario.strapi)).toHaveLength(1);
    expect(linesWith('under way')).toHaveLength(1);
    expect(linesWith(`has started run ${run.id}: 1 credits`)).toHaveLength(1);
  });

  it('looks like any other run to the panel', async () => {
    const [scheduled] = await listOf(scenario.strapi);
    const byHand = await runs.over((await runs.start()).id);
    const { errors: _errors, skips: _skips, waits: _waits, ...shape } = byHand;
    expect(Object.keys(scheduled ?? {}).sort()).toEqual(Object.keys(shape).sort());
  });

  it('waits while its run is paused, says so, and goes on after it', async () => {
    const before = await lastId();
    scenario.vendor.set({ credits: 0 });
    await upload();
    const run = await newest(before);
    await runs.until(run.id, 'the run to pause', ({ status }) => status === 'paused');
    await waitFor(() => linesWith(`run ${run.id} is paused: resume or cancel`).length > 0, {
      what: 'the line',
    });
    await moments(2);
    expect(await lastId()).toBe(run.id);
    expect(linesWith(`run ${run.id} is paused`)).toHaveLength(1);
    scenario.vendor.set({ credits: 100 });
    await runs.steer(run.id, 'cancel');
    expect((await runs.over((await newest(run.id)).id)).counts.done).toBe(1);
  });

  it('leaves a moment to the instance that was first, also after moments that passed unused', async () => {
    // From here on the date that Strapi's cron hands over is late by as many moments.
    const { cron } = scenario.strapi.strapi;
    cron.stop();
    await moments(3);
    cron.start();
    const now = Math.floor(Date.now() / 1000) * 1000;
    const taken = Array.from({ length: 8 }, (_, n) => new Date(now + n * 1000).toISOString());
    for (const moment of taken) {
      const occasion = `every-second@${moment}`;
      const run = { filter: {}, options: {}, startedBy: 'x', estimatedCredits: 0 };
      const over = { status: 'completed' as const, selected: true, finishedAt: new Date() };
      // The one of this very second may have been used.
      if (!(await rows().findOne({ where: { occasion } })))
        await rows().create({ data: { ...run, ...over, occasion } });
    }
    const before = await lastId();
    await upload();
    const run = await newest(before);
    const row = await rows().findOne({ where: { id: run.id } });
    expect(row?.occasion?.slice(0, -25)).toBe('every-second');
    expect(row?.occasion?.endsWith('.000Z')).toBe(true);
    expect(String(row?.occasion?.slice(-24)) > String(taken.at(-1))).toBe(true);
    await runs.over(run.id);
    expect(await lastId()).toBe(run.id);
  });

  it('starts nothing where Strapi serves nobody, as in a command, and nothing once it is stopped', async () => {
    const { strapi } = scenario.strapi;
    const before = await rows().count();
    strapi.server.httpServer.close();
    await strapi.db.query(FILE_UID).create({
      data: { name: 'x.jpg', hash: 'x', mime: 'image/jpeg', url: '/x.jpg', provider: 'local' },
    });
    await moments(2);
    expect(await rows().count()).toBe(before);
    await scenario.strapi.stop({ keep: true });
    const said = scenario.strapi.logs.length;
    await moments(2);
    expect(scenario.strapi.logs.slice(said)).toEqual([]);
  });
});

describeWith(DATABASE, 'a schedule with maxCredits', () => {
  it('leaves a run that may cost more to a person', async () => {
    const scenario = await startScenario({
      settings: { onUpload: 'off', languages: ['en', 'de'] },
      config: { schedules: [{ ...EVERY_SECOND, maxCredits: 1 }] },
    });
    try {
      await scenario.strapi.admin.upload(await uniqueImage(), 'image.jpg');
      const lines = () => scenario.strapi.logs.filter((line) => line.includes('maxCredits (1)'));
      await waitFor(() => lines().length > 0, { what: 'the line' });
      await moments(2);
      expect(lines()).toEqual([expect.stringContaining('may cost 2 credits')]);
      expect(await listOf(scenario.strapi)).toEqual([]);
    } finally {
      await scenario.stop();
    }
  });
});

describeWith(DATABASE, 'a schedule on two instances', () => {
  let vendor: AltFrame;
  const instances: StrapiProcess[] = [];

  afterAll(async () => {
    for (const instance of instances.reverse()) await instance.stop();
    await vendor.close();
  });

  it('makes one run, whoever is first', async () => {
    vendor = await startAltFrame({ rateLimit: false });
    const plugin = pluginConfig(vendor, { onUpload: 'off' }, config);
    const first = await startStrapiProcess({ plugin });
    instances.push(first);
    const second = await startStrapiProcess({
      plugin,
      database: (await databaseOf(first.appDir)).connection,
      server: { dirs: { public: `${first.appDir}/public` } },
    });
    instances.push(second);
    const runs = runSteps(first);
    const started = (of: StrapiProcess) =>
      of.logs.filter((line) => line.includes('has started run')).length;
    for (let round = 1; round <= 6; round += 1) {
      await first.admin.upload(await uniqueImage(), `${round}.jpg`);
      const run = await waitFor(async () => (await listOf(first)).at(-round), { what: 'the run' });
      await runs.over(run.id);
      expect(await listOf(first)).toHaveLength(round);
    }
    expect(started(first) + started(second)).toBe(6);
    expect(vendor.stats().generations).toBe(6);
  });
});
