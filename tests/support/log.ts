import { Writable } from 'node:stream';
import { inspect, stripVTControlCharacters } from 'node:util';
import type { Core } from '@strapi/strapi';

/** The part of winston that is used here. */
interface Logger {
  transports: { name?: string }[];
  pipe: (target: Writable) => void;
  remove: (transport: object) => void;
}

/**
 * Collects every line of Strapi's logger, with the details that another log format would print.
 * They are printed as well with ALT_TEXT_TEST_LOG set.
 */
export function captureLog(strapi: Core.Strapi, lines: string[]): void {
  const logger = strapi.log as unknown as Logger;
  if (!process.env.ALT_TEXT_TEST_LOG) {
    for (const transport of [...logger.transports]) logger.remove(transport);
  }
  // A winston logger is a stream; transports drop the levels that are switched off, a pipe does not.
  logger.pipe(
    new Writable({
      objectMode: true,
      write: (entry: object, _encoding, done) => {
        lines.push(stripVTControlCharacters(lineOf(entry)));
        done();
      },
    }),
  );
}

const MESSAGE = Symbol.for('message');
const SPLAT = Symbol.for('splat');

function lineOf(entry: object): string {
  const written = String(Reflect.get(entry, MESSAGE));
  const details = Reflect.get(entry, SPLAT) as unknown;
  return details === undefined ? written : `${written} ${inspect(details, { depth: 8 })}`;
}
