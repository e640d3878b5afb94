import { Command as Program, CommanderError, Option } from 'commander';

import type { Command } from './command';
import { COMMANDS } from './commands';
import { EXIT, UsageError, type ExitCode } from './exit';

/** Options that every command has. */
export const COMMON: readonly Option[] = [
  new Option('--verbose', "show Strapi's log, on the standard error"),
];

/** What was asked for. */
export interface Call {
  command: Command;
  options: object & { verbose?: boolean };
  argument: string;
}

const EXIT_CODES = `
Exit codes:
  0    done
  1    a limit of the audit is broken, or something was not done: a conflict, a failure
  2    the command was not understood, or names what is not there
  3    Strapi or its database could not be started, or failed under way
  130  interrupted
`;

interface Texts {
  out: (text: string) => void;
  err: (text: string) => void;
}

function build(version: string, texts: Texts, called: (call: Call) => void): Program {
  const program = new Program('strapi-alt-text')
    .description('Alternative texts of a Strapi media library. Run it in the folder of the app.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: texts.out, writeErr: texts.err })
    .showSuggestionAfterError()
    .showHelpAfterError('Add --help to see how it is used.')
    .addHelpText('after', EXIT_CODES);
  for (const command of COMMANDS) {
    const { argument, argumentOptional, details, examples } = command;
    const sub = program
      .command(command.name)
      .description(command.summary)
      .allowExcessArguments(false);
    if (argument) {
      const { name, description } = argument;
      sub.argument(argumentOptional ? `[${name}]` : `<${name}>`, description);
    }
    for (const option of [...command.options, ...COMMON]) sub.addOption(option);
    const shown = examples.map((example) => `  npx strapi-alt-text ${example}\n`).join('');
    sub.addHelpText('after', `${details ? `\n${details}\n` : ''}\nExamples:\n${shown}`);
    sub.action(() => {
      called({ command, options: sub.opts(), argument: sub.args[0] ?? '' });
    });
  }
  return program;
}

/** `npx strapi-alt-text -- --help`: where npm does not need the dashes, it hands them over. */
const withoutDashes = ([node = '', program = '', ...words]: readonly string[]): string[] => [
  node,
  program,
  ...(words[0] === '--' ? words.slice(1) : words),
];

/**
 * Reads the arguments of the process.
 *
 * @returns the call, or the exit code where help was shown or the arguments make no sense
 */
export function parseArguments(
  argv: readonly string[],
  version: string,
  texts: Texts,
): Call | ExitCode {
  const calls: Call[] = [];
  try {
    build(version, texts, (call) => calls.push(call)).parse(withoutDashes(argv));
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  }
  const [call] = calls;
  if (!call) return EXIT.usage;
  try {
    call.command.check?.(call.options, call.argument);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    texts.err(`error: ${error.message}\n`);
    return EXIT.usage;
  }
  return call;
}
