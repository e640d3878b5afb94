import { Option } from 'commander';

import type { Run } from '../contracts/runs';
import type { Command, CommandContext } from './command';
import { EXIT, UsageError, type ExitCode } from './exit';
import { followRun, takenUp } from './follow';
import { runsHolding } from './holders';
import type { Io } from './io';
import { jsonOption } from './options';
import { commandPerson } from './person';
import { codeOfRuns, leftBehind, runText } from './run-report';
import { checkSelection, estimateText, SELECTION, toRun, type SelectionOptions } from './selection';
import { counted } from './table';

interface GenerateOptions extends SelectionOptions {
  dryRun?: boolean;
  wait?: boolean;
  yes?: boolean;
  json?: boolean;
}

/** @throws UsageError where nobody is there to agree */
async function mayOverwrite({ io }: CommandContext, options: GenerateOptions): Promise<boolean> {
  if (!options.overwriteHuman || options.yes) return true;
  if (!io.canAsk) {
    throw new UsageError(
      '--overwrite-human writes over texts of people. Add --yes to say that this is meant.',
    );
  }
  return io.ask('This writes over texts that people wrote. It can be undone. Go on?');
}

/** `generate`: starts a run. */
export const generate: Command = {
  name: 'generate',
  summary: 'Describe many images: start a run.',
  details:
    'The running Strapi does the work; with --wait this command works as well, and ends with the run and with those that have images of it in work. What was left with Ctrl-C goes on with `wait`.',
  options: [
    ...SELECTION,
    new Option('--dry-run', 'say what would be done and what it costs; write nothing'),
    new Option('--wait', 'work in this process, too, and wait until the run is over'),
    new Option('--yes', 'do not ask before texts of people are written over'),
    jsonOption,
  ],
  examples: [
    'generate --missing --dry-run',
    'generate --missing --wait',
    'generate --folder /shop --languages fr --suggest',
  ],
  check: checkSelection,
  async run(context, options: GenerateOptions) {
    const { plugin, io } = context;
    const { filter, options: how } = toRun(plugin, options);
    if (options.dryRun) {
      const estimate = await plugin.runs.estimate(filter, how);
      const text = `${estimateText(estimate, io.paint)}A dry run: nothing was written.\n`;
      await io.out(
        options.json ? `${JSON.stringify({ dryRun: true, ...estimate }, null, 2)}\n` : text,
      );
      return EXIT.fine;
    }
    if (!(await mayOverwrite(context, options))) {
      io.note('Nothing was done.');
      return EXIT.unmet;
    }
    // Asks for everything that can be wrong before a run is written.
    const run = await plugin.runs.start(filter, how, commandPerson());
    return options.wait ? finish(context, options, run) : handOver(context, options, run);
  },
};

/** Leaves the run to the server, and says whether there is one. */
async function handOver(
  { plugin, io }: CommandContext,
  { json }: GenerateOptions,
  run: Run,
): Promise<ExitCode> {
  const taken = await takenUp(plugin, run.id, io.interrupted);
  const latest = await plugin.runs.get(run.id);
  if (json) await io.out(`${JSON.stringify({ ...latest, takenUp: taken }, null, 2)}\n`);
  else {
    await io.out(
      `Run ${run.id} is started, ${counted(run.credits.estimated, 'credit')} at the most.\n`,
    );
  }
  io.note(
    taken
      ? `The running Strapi works on it. Follow it in the panel under Alt Text, or with: npx strapi-alt-text wait ${run.id}`
      : `No running Strapi has taken it up so far. It begins when one starts, or now with: npx strapi-alt-text wait ${run.id}`,
  );
  return EXIT.fine;
}

/** Works until the run is over, and those are that have images of it in work. */
async function finish(
  { plugin, io }: CommandContext,
  { json }: GenerateOptions,
  { id }: Run,
): Promise<ExitCode> {
  io.note(`Run ${id} is started.`);
  try {
    const own = await followRun(plugin, id, io);
    if (own === null) return interrupted(io, id);
    const details = await plugin.runs.details(id);
    await io.out(json ? `${JSON.stringify(details, null, 2)}\n` : runText(details));
    const ended = [own];
    for (const other of own.counts.skipped > 0 ? await runsHolding(plugin, id) : []) {
      io.note(`Run ${other} has images of run ${id} in work.`);
      const run = await followRun(plugin, other, io);
      if (run === null) return interrupted(io, other);
      io.note(runText(await plugin.runs.details(other)).trimEnd());
      ended.push(run);
    }
    return codeOfRuns(ended);
  } finally {
    await plugin.queue.stop();
  }
}

function interrupted(io: Io, id: number): ExitCode {
  io.note(leftBehind(id));
  return EXIT.interrupted;
}
