import type { Option } from 'commander';

import type { AltText } from '../plugin';
import type { ExitCode } from './exit';
import type { Io } from './io';

export interface CommandContext {
  plugin: AltText;
  io: Io;
}

/** One command: what its help says, and what it does. */
export interface Command {
  name: string;
  argument?: { name: string; description: string };
  /** Then `run` is called with an empty one. */
  argumentOptional?: true;
  /** One sentence for the list of commands. */
  summary: string;
  /** What its help says besides. */
  details?: string;
  options: readonly Option[];
  examples: readonly string[];
  /** What the options say against one another. @throws UsageError before Strapi is started */
  check?(options: object, argument: string): void;
  run(context: CommandContext, options: object, argument: string): Promise<ExitCode>;
}
