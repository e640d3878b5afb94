import { messageOf, RequestError } from '../errors';

/** What the process answers with; the README explains each. */
export const EXIT = {
  /** Done. */
  fine: 0,
  /** A limit of the audit is broken, or something of the work was not done. */
  unmet: 1,
  /** The command was not understood, or names what is not there. */
  usage: 2,
  /** Strapi or its database could not be started, or failed under way. */
  strapi: 3,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command as it was given cannot be carried out. */
export class UsageError extends Error {}

/** Strapi does not start. */
export class StartError extends Error {}

/** What an error means to whoever called the command. */
export function codeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return EXIT.usage;
  // A run in the wrong state is a matter of the moment; everything else is one of the command.
  if (error instanceof RequestError) return error.status === 409 ? EXIT.unmet : EXIT.usage;
  return EXIT.strapi;
}

/** An error as a person reads it. */
export const sentenceOf = (error: unknown): string =>
  error instanceof UsageError || error instanceof RequestError || error instanceof StartError
    ? error.message
    : `The command failed: ${messageOf(error)}`;
