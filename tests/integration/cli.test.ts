import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { RunDetails, RunEstimate } from '../../server/src/contracts/runs';
import { cli, printed } from '../support/cli';
import { runSteps, type RunSteps } from '../support/runs';
import { startScenario, type Scenario } from '../support/scenario';
import { waitFor } from '../support/wait';

describe('the command line beside a running Strapi', () => {
  let scenario: Scenario;
  let runs: RunSteps;
  let appDir: string;
  const command = (...args: string[]) => cli(appDir, args);
  const taskCount = async () => (await scenario.tasks()).pagination.total;

  beforeAll(async () => {
    scenario = await startScenario({
      settings: { onUpload: 'off', languages: ['en', 'fr'] },
      config: { queue: { concurrency: 2 } },
    });
    runs = runSteps(scenario.strapi);
    appDir = scenario.strapi.appDir;
  });
  beforeEach(() => {
    scenario.vendor.reset();
  });
  afterAll(() => scenario.stop());

  it('shows the status, and changes nothing', async () => {
    await runs.images(2);
    const tasks = await taskCount();
    const result = await command('status', '--json');
    expect(result.code, result.stderr).toBe(0);
    expect(printed(result)).toMatchObject({
      languages: ['en', 'fr'],
      images: 2,
      coverage: { en: { missing: 2 }, fr: { missing: 2 } },
      providers: [{ id: 'altframe', order: 1, keySource: 'config' }],
      queue: { queued: 0, running: 0 },
    });
    expect(printed<{ providers: { balance: unknown }[] }>(result).providers[0]?.balance).toEqual(
      expect.objectContaining({ remaining: expect.any(Number) as number }),
    );
    expect(result.stdout + result.stderr).not.toContain(scenario.vendor.key);
    expect(scenario.vendor.stats().generations).toBe(0);
    expect(await taskCount()).toBe(tasks);
  });

  it('has neither colours nor a bar where it is no terminal', async () => {
    const result = await command('status', '--no-balance', '--verbose');
    expect(result.code).toBe(0);
    expect(result.stdout + result.stderr).not.toContain('\u001b');
    expect(result.stdout).toMatch(/^Images 2/);
    // Strapi's own log goes where it does not soil the answer.
    expect(result.stderr).toContain('Shutting down Strapi');
    expect(result.stdout).not.toContain('Strapi');
  });

  it('fails an audit below its limit, in each form', async () => {
    const low = await command('audit', '--min-coverage', '95', '--format', 'json');
    expect(low.code, low.stderr).toBe(1);
    expect(printed(low)).toMatchObject({
      passed: false,
      languages: [{ language: 'en', percent: 0, missing: 2, passed: false }, { language: 'fr' }],
    });
    const file = path.join(appDir, 'audit.xml');
    const junit = await command(
      ...['audit', '--min-coverage', '95', '--format', 'junit', '--language', 'fr'],
      ...['--output', file],
    );
    expect(junit).toMatchObject({ code: 1, stdout: '' });
    expect(await readFile(file, 'utf8')).toContain(
      '<testsuites name="alt-text" tests="2" failures="1"',
    );
    expect(await command('audit', '--min-coverage', '0', '--max-problems', '0')).toMatchObject({
      code: 0,
    });
  });

  it('estimates, and runs dry, without a call that costs', async () => {
    const estimate = await command('estimate', '--languages', 'en', '--json');
    expect(printed<RunEstimate>(estimate)).toMatchObject({ images: 2, totalCredits: 2 });
    const tasks = await taskCount();
    const dry = await command('generate', '--dry-run', '--json');
    expect(dry.code).toBe(0);
    expect(printed(dry)).toMatchObject({ dryRun: true, images: 2, totalCredits: 4 });
    expect(scenario.vendor.stats().generations).toBe(0);
    expect(await taskCount()).toBe(tasks);
  });

  it('leaves a run to the running Strapi', async () => {
    const result = await command('generate', '--languages', 'en', '--json');
    expect(result.code, result.stderr).toBe(0);
    const run = printed<RunDetails & { takenUp: boolean }>(result);
    expect(run.takenUp).toBe(true);
    expect(result.stderr).toContain('The running Strapi works on it.');
    expect(await runs.over(run.id)).toMatchObject({ status: 'completed', counts: { done: 2 } });
  });

  it('works itself where it is to wait, pays nothing twice, and can be undone', async () => {
    const result = await command('generate', '--missing', '--wait', '--json');
    expect(result.code, result.stderr).toBe(0);
    const run = printed<RunDetails>(result);
    expect(run).toMatchObject({ status: 'completed', counts: { total: 2, done: 2 } });
    expect(scenario.vendor.stats()).toMatchObject({ generations: 2, repeats: 0 });
    const undone = await command('undo', String(run.id), '--json');
    expect(undone.code, undone.stderr).toBe(0);
    expect(printed(undone)).toMatchObject({ run: run.id, undone: 2, kept: [], remaining: 0 });
  });

  it('says with its exit code that something failed', async () => {
    await runs.images(1);
    scenario.vendor.inject({ kind: 'status', status: 400, times: 10 });
    const result = await command('generate', '--languages', 'en', '--wait');
    expect(result.code, result.stderr).toBe(1);
    expect(result.stdout).toMatch(/Run \d+ is failed: 0 done, 1 failed[^]*1 × invalid_request: /);
  });

  it('leaves the run behind at Ctrl-C', async () => {
    await runs.images(4);
    scenario.vendor.set({ latencyMs: 1500 });
    let sent = false;
    const result = await cli(appDir, ['generate', '--languages', 'en', '--wait'], {
      watch: (stderr) => {
        if (sent || !stderr.includes('is started')) return undefined;
        sent = true;
        return 'SIGINT';
      },
    });
    expect(result.code, result.stderr).toBe(130);
    expect(result.stderr).toMatch(/goes on in the running Strapi/);
    const id = Number(/Run (\d+) goes on/.exec(result.stderr)?.[1]);
    expect(await runs.over(id)).toMatchObject({ status: 'completed', counts: { failed: 0 } });
  });

  it('keeps what a person wrote after the run', async () => {
    const [id = 0] = await runs.images(1);
    const started = await runs.start({ filter: { ids: [id] }, options: { languages: ['en'] } });
    await runs.over(started.id);
    await scenario.strapi.admin.put(`/alt-text/assets/${id}/texts/en`, {
      alternativeText: 'Mine',
    });
    const result = await command('undo', String(started.id));
    expect(result.code, result.stderr).toBe(1);
    expect(result.stdout).toContain('1 text left as they are');
    expect((await scenario.asset(id)).texts['en']?.alternativeText).toBe('Mine');
  });

  it.each([
    [['generate', '--provider', 'nobody'], 'There is no provider “nobody”'],
    [['generate', '--overwrite-human'], 'Add --yes'],
    [['generate', '--folder', '/nowhere'], 'There is no folder "/nowhere"'],
    [['audit', '--language', 'de'], 'The site does not speak “de”'],
    [['undo', '99999'], 'There is no such run'],
    [['import', 'nowhere.csv'], '“nowhere.csv” cannot be read'],
  ])('refuses %j', async (args, words) => {
    const result = await command(...args);
    expect(result.stderr).toContain(words);
    expect(result).toMatchObject({ code: 2, stdout: '' });
  });

  it('says where there is no app', async () => {
    const empty = await mkdtemp(path.join(tmpdir(), 'alt-text-no-app-'));
    const nothing = await cli(empty, ['status']);
    await rm(empty, { recursive: true });
    expect(nothing).toMatchObject({ code: 3, stdout: '' });
    expect(nothing.stderr).toContain('There is no Strapi app in this folder');
  });

  it('tells when no Strapi runs, and leaves its run to the next one', async () => {
    await runs.images(1);
    await scenario.strapi.stop({ keep: true });
    const result = await command('generate', '--languages', 'en', '--json');
    expect(result.code, result.stderr).toBe(0);
    expect(printed(result)).toMatchObject({ takenUp: false, status: 'queued' });
    expect(result.stderr).toContain('No running Strapi has taken it up');
    await scenario.strapi.restart();
    const { id } = printed<RunDetails>(result);
    await waitFor(async () => (await runs.get(id)).status === 'completed', {
      what: 'the run to be done by the next start',
      timeoutMs: 30_000,
    });
  });
});
