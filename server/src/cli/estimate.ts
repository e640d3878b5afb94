import type { Command } from './command';
import { EXIT } from './exit';
import { jsonOption } from './options';
import { checkSelection, estimateText, SELECTION, toRun, type SelectionOptions } from './selection';

/** `estimate`: what a run would cost. */
export const estimate: Command = {
  name: 'estimate',
  summary: 'Say how many images a run would describe and what that costs at the most.',
  details: 'Nothing is written, and no call is made that costs.',
  options: [...SELECTION, jsonOption],
  examples: ['estimate', 'estimate --folder /shop --languages en,fr --json'],
  check: checkSelection,
  async run({ plugin, io }, options: SelectionOptions & { json?: boolean }) {
    const { filter, options: how } = toRun(plugin, options);
    const answer = await plugin.runs.estimate(filter, how);
    await io.out(
      options.json ? `${JSON.stringify(answer, null, 2)}\n` : estimateText(answer, io.paint),
    );
    return EXIT.fine;
  },
};
