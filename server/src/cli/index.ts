import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../permissions';
import { EXIT, sentenceOf, type ExitCode } from './exit';
import { createIo, type Io } from './io';
import { parseArguments, type Call } from './program';
import type { CommandLine } from './service';
import { startStrapi } from './start';

/** The first Ctrl-C asks the command to end, the second one ends it. */
function interruptible(): AbortSignal {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort(new Error('interrupted'));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}

async function carryOut(call: Call, io: Io): Promise<ExitCode> {
  // Strapi ends the process by itself where the app's code does not compile.
  const failing = () => {
    process.exitCode = EXIT.strapi;
  };
  process.on('exit', failing);
  let strapi: Core.Strapi;
  try {
    strapi = await startStrapi(process.cwd(), call.options.verbose ?? false);
  } catch (error) {
    io.note(sentenceOf(error));
    return EXIT.strapi;
  } finally {
    process.off('exit', failing);
  }
  try {
    if (io.interrupted.aborted) return EXIT.interrupted;
    // Of the server's own bundle: there are the rooms that Strapi has built.
    const service = strapi.plugin(PLUGIN_ID).service('cli') as unknown as CommandLine;
    return await service.run(call.command.name, call.options, call.argument, io);
  } finally {
    await strapi.destroy().catch((error: unknown) => {
      io.note(sentenceOf(error));
    });
  }
}

/** The command line: reads the arguments, starts Strapi, works, and ends the process. */
export async function runCommandLine(argv: readonly string[], version: string): Promise<void> {
  const call = parseArguments(argv, version, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
  if (typeof call === 'number') {
    process.exitCode = call;
    return;
  }
  const io = createIo(interruptible());
  process.exit(await carryOut(call, io));
}
