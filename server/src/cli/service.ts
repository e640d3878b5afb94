import type { AltText } from '../plugin';
import { COMMANDS } from './commands';
import { codeOf, EXIT, sentenceOf, type ExitCode } from './exit';
import type { Io } from './io';

/** Carries out a command in a Strapi that has started. */
export interface CommandLine {
  run(name: string, options: object, argument: string, io: Io): Promise<ExitCode>;
}

/** The commands, on the rooms of this Strapi: with the providers that others have registered. */
export const createCommandLine = (plugin: AltText): CommandLine => ({
  async run(name, options, argument, io) {
    try {
      const command = COMMANDS.find((one) => one.name === name);
      if (!command) throw new Error(`there is no command ${name}`);
      return await command.run({ plugin, io }, options, argument);
    } catch (error) {
      if (io.interrupted.aborted) return EXIT.interrupted;
      io.note(sentenceOf(error));
      return codeOf(error);
    }
  },
});
