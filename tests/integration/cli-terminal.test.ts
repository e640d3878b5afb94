import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { cli } from '../support/cli';
import { describeWith } from '../support/needs';
import { runSteps, type RunSteps } from '../support/runs';
import { startScenario, type Scenario } from '../support/scenario';
import { atTerminal, onceShown, TERMINAL } from '../support/terminal';

const QUESTION = 'Go on? [y/N]';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const ESCAPE = '\u001b[';

describeWith(TERMINAL, 'the command line at a terminal', () => {
  let scenario: Scenario;
  let runs: RunSteps;
  let appDir: string;
  const images = async (count: number) => {
    const ids = await runs.images(count);
    return { ids, texts: async () => Promise.all(ids.map((id) => scenario.asset(id))) };
  };

  beforeAll(async () => {
    scenario = await startScenario({
      settings: { onUpload: 'off', languages: ['en'] },
      config: { queue: { concurrency: 2 } },
    });
    runs = runSteps(scenario.strapi);
    appDir = scenario.strapi.appDir;
  });
  beforeEach(() => {
    scenario.vendor.reset();
  });
  afterAll(() => scenario.stop());

  it('has colours there, and none in a pipe', async () => {
    const shown = await atTerminal(appDir, ['status', '--no-balance']);
    expect(shown.code, shown.screen).toBe(0);
    expect(shown.screen).toContain(`${ESCAPE}1m`);
    const piped = await cli(appDir, ['status', '--no-balance'], { env: { TERM: 'xterm' } });
    expect(piped.stdout + piped.stderr).not.toContain(ESCAPE);
  });

  it('shows how far it is on a line that goes away, and nothing of it in a pipe', async () => {
    await images(2);
    scenario.vendor.set({ latencyMs: 700 });
    const shown = await atTerminal(appDir, ['generate', '--missing', '--wait']);
    expect(shown.code, shown.screen).toBe(0);
    expect(shown.screen.split(`\r${ESCAPE}2K`)).toContainEqual(
      expect.stringMatching(/^\[[#-]{24}\] \d\/2 /),
    );
    const afterBar = shown.screen.split(`${ESCAPE}2K`).at(-1);
    expect(afterBar).toMatch(/^Run \d+ is completed: 2 done\./);

    await images(2);
    const piped = await cli(appDir, ['generate', '--missing', '--wait']);
    expect(piped.code, piped.stderr).toBe(0);
    for (const mark of [ESCAPE, '\r', '[#', '[-']) {
      expect(piped.stdout + piped.stderr).not.toContain(mark);
    }
  });

  it.each([
    ['n', 1, 'Nothing was done.', 'Mine'],
    [CTRL_D, 1, 'Nothing was done.', 'Mine'],
    ['y', 0, '1 done', expect.not.stringMatching(/^Mine$/) as string],
  ])(
    'asks before it writes over what people wrote, and takes %j',
    async (answer, code, words, text) => {
      const { ids, texts } = await images(1);
      await scenario.strapi.admin.put(`/alt-text/assets/${ids[0]}/texts/en`, {
        alternativeText: 'Mine',
      });
      const command = ['generate', '--states', 'human', '--overwrite-human', '--wait'];
      const shown = await atTerminal(
        appDir,
        command,
        onceShown(QUESTION, answer === CTRL_D ? answer : `${answer}\r`),
      );
      expect(shown.screen).toContain('This writes over texts that people wrote');
      expect(shown, shown.screen).toMatchObject({ code });
      expect(shown.screen).toContain(words);
      expect((await texts())[0]?.texts['en']?.alternativeText).toEqual(text);
      if (code !== 0) await scenario.strapi.admin.delete(`/upload/files/${ids[0]}`);
    },
  );

  it('is left at the question with Ctrl-C, and has done nothing', async () => {
    await images(1);
    const command = ['generate', '--overwrite-human', '--wait'];
    const shown = await atTerminal(appDir, command, onceShown(QUESTION, CTRL_C));
    expect(shown.code, shown.screen).toBe(130);
    expect(scenario.vendor.stats().generations).toBe(0);
  });

  it('goes on later after Ctrl-C: the server finishes, and every image is done once', async () => {
    const { texts } = await images(6);
    await scenario.strapi.stop({ keep: true });
    scenario.vendor.set({ latencyMs: 1000 });
    // Once some are done and others are not.
    const some = onceShown('] 2/', CTRL_C);
    const left = await atTerminal(appDir, ['generate', '--missing', '--wait'], some);
    expect(left.code, left.screen).toBe(130);
    // Strapi would shut down by itself at the same time.
    expect(left.screen).not.toContain('failed');
    const id = Number(/Run (\d+) goes on/.exec(left.screen)?.[1]);

    const status = await cli(appDir, ['status', '--no-balance', '--json']);
    expect(status.code, status.stderr).toBe(0);
    expect(status.stdout).toMatch(new RegExp(`"id": ${id}\\b`));

    await scenario.strapi.restart();
    const run = await runs.over(id);
    expect(run).toMatchObject({
      status: 'completed',
      counts: { failed: 0, done: run.counts.total },
    });
    for (const one of await texts()) {
      expect(one.texts['en']?.alternativeText).toBeTruthy();
      expect(await scenario.history(one.id)).toHaveLength(1);
    }
    expect(scenario.vendor.stats()).toMatchObject({ generations: run.counts.total });
  });
});
