import type { KeptChange } from '../contracts/runs';
import type { Command } from './command';
import { EXIT } from './exit';
import { jsonOption, runNumber } from './options';
import { commandPerson } from './person';
import { counted } from './table';

/** So many reasons are printed. */
const SHOWN = 20;

/** `undo`: puts back what stood before a run or an import. */
export const undo: Command = {
  name: 'undo',
  argument: { name: 'run', description: 'the number of the run or of the import' },
  summary: 'Put back what stood before a run or an import, where nobody has written since.',
  details: 'It may be interrupted and called again: what is put back already stays so.',
  options: [jsonOption],
  examples: ['undo 12'],
  check: (_options, argument) => void runNumber(argument),
  async run({ plugin, io }, options: { json?: boolean }, argument) {
    const id = runNumber(argument);
    const kept: KeptChange[] = [];
    let undone = 0;
    let before: number | undefined;
    let left: number;
    const bar = io.bar();
    try {
      do {
        const step = await plugin.runs.undo(id, before, commandPerson());
        undone += step.undone;
        kept.push(...step.kept);
        before = step.before ?? undefined;
        left = step.remaining;
        bar.show(undone + kept.length, undone + kept.length + left, 'undone');
      } while (left > 0 && !io.interrupted.aborted);
    } finally {
      bar.end();
    }
    if (options.json) {
      await io.out(`${JSON.stringify({ run: id, undone, kept, remaining: left }, null, 2)}\n`);
    } else {
      const reasons = kept
        .slice(0, SHOWN)
        .map(({ assetId, locale, message }) => `  image ${assetId}, ${locale}: ${message}\n`);
      const more = kept.length > SHOWN ? `  … and ${kept.length - SHOWN} more (see --json)\n` : '';
      const rest = kept.length > 0 ? `, ${counted(kept.length, 'text')} left as they are:` : '.';
      await io.out(
        `Run ${id}: ${counted(undone, 'text')} put back${rest}\n${reasons.join('')}${more}`,
      );
    }
    if (left > 0) {
      io.note(`Interrupted: ${left} are left. Call it again to go on.`);
      return EXIT.interrupted;
    }
    return kept.length > 0 ? EXIT.unmet : EXIT.fine;
  },
};
