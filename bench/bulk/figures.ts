import type { Figure, Limit } from '../kit/figures';
import { CONCURRENCY, type RunResult, type ScriptResult } from './sides';

const THROUGHPUT: Limit = {
  atLeast: 0.9,
  why: 'the rest of the way an image is waiting for its answer: what is missing to 1 is what the plugin adds to it',
};

const LOOP: Limit = {
  atMost: 50,
  why: 'Strapi serves the site from the same thread, and nobody notices a twentieth of a second',
};

const perSecond = ({ done, seconds }: ScriptResult) => done / seconds;

export function figuresOf(
  run: RunResult,
  script: { oneByOne: ScriptResult; limited: ScriptResult },
  latencyMs: number,
): Figure[] {
  const most = CONCURRENCY / (latencyMs / 1000);
  const figure = (name: string, value: number, unit: string): Figure => ({ name, value, unit });
  return [
    { ...figure('of concurrency / latency', perSecond(run) / most, ''), limit: THROUGHPUT },
    { ...figure('event loop delay, 99th percentile', run.loop.p99, 'ms'), limit: LOOP },
    figure('… median', run.loop.p50, 'ms'),
    figure('… longest', run.loop.max, 'ms'),
    figure('share of the thread in use', run.loopBusy, ''),
    figure('processor time per image', (run.cpuSeconds / run.done) * 1000, 'ms'),
    figure('images a second', perSecond(run), '/s'),
    figure('… of the script, one after the other', perSecond(script.oneByOne), '/s'),
    figure(`… of the script, p-limit(${CONCURRENCY})`, perSecond(script.limited), '/s'),
    figure('the plugin to the script', perSecond(run) / perSecond(script.oneByOne), '×'),
    figure(
      'the plugin to the script with p-limit',
      perSecond(run) / perSecond(script.limited),
      '×',
    ),
  ];
}
