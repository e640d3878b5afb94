import type { RunDetails } from '../contracts/runs';
import type { Command } from './command';
import { EXIT } from './exit';
import { followRun } from './follow';
import { jsonOption, runNumber } from './options';
import { codeOfRuns, leftBehind, runText } from './run-report';

/** `wait`: follows runs that were started before. */
export const wait: Command = {
  name: 'wait',
  argument: { name: 'run', description: 'its number; all that are not over unless given' },
  argumentOptional: true,
  summary: 'Wait for a run that was started before, and work on it until it is over or paused.',
  details:
    'It works beside the running Strapi, or alone where none runs. Without a number it waits for every run that is not over, one after the other. Ctrl-C leaves them to the running Strapi.',
  options: [jsonOption],
  examples: ['wait 12', 'wait'],
  check: (_options, argument) => {
    if (argument !== '') runNumber(argument);
  },
  async run({ plugin, io }, options: { json?: boolean }, argument) {
    const one = argument === '' ? null : runNumber(argument);
    const ids = one === null ? (await plugin.runs.current()).map(({ id }) => id).reverse() : [one];
    const ended: RunDetails[] = [];
    try {
      for (const id of ids) {
        if ((await followRun(plugin, id, io)) === null) {
          io.note(leftBehind(id));
          return EXIT.interrupted;
        }
        const run = await plugin.runs.details(id);
        ended.push(run);
        if (!options.json) await io.out(runText(run));
      }
    } finally {
      await plugin.queue.stop();
    }
    if (options.json) {
      await io.out(`${JSON.stringify(one === null ? ended : ended[0], null, 2)}\n`);
    } else if (ended.length === 0) await io.out('Every run is over.\n');
    return codeOfRuns(ended);
  },
};
