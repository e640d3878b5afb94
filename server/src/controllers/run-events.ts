import type { ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

import type { Run } from '../contracts/runs';
import { messageOf } from '../errors';

/** How often a run is looked at while somebody watches it. Milliseconds. */
const LOOK_MS = 1000;

/** A line that says nothing keeps proxies from closing a quiet connection. Milliseconds. */
const HEARTBEAT_MS = 15_000;

const OVER: ReadonlySet<string> = new Set(['completed', 'partial', 'failed', 'cancelled']);

/** Nothing more will change by itself. */
const isOver = ({ status, counts }: Run): boolean =>
  OVER.has(status) && counts.queued + counts.running === 0;

/** Who is told of the end is not waited for any longer. Milliseconds. */
const LAST_WORDS_MS = 500;

/** Events on their way to somebody. */
interface Watcher {
  stream: PassThrough;
  response: ServerResponse;
}

/** Who watches a run in each Strapi; nobody more once it shuts down. */
const watchers = new WeakMap<Core.Strapi, Set<Watcher> | 'closed'>();

/** Strapi shuts down: whoever watches is told so, instead of being cut off. */
export async function endRunEvents(strapi: Core.Strapi): Promise<void> {
  const watching = watchers.get(strapi);
  watchers.set(strapi, 'closed');
  if (watching === undefined || watching === 'closed') return;
  const ended = [...watching].map(({ stream, response }) => {
    stream.end();
    return finished(response).catch(() => undefined);
  });
  const patience = new AbortController();
  const bound = sleep(LAST_WORDS_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([Promise.all(ended), bound]);
  patience.abort();
}

function register(strapi: Core.Strapi, watcher: Watcher): void {
  const watching = watchers.get(strapi) ?? new Set<Watcher>();
  if (watching === 'closed') {
    watcher.stream.end();
    return;
  }
  watchers.set(strapi, watching.add(watcher));
  watcher.response.once('close', () => watching.delete(watcher));
}

/**
 * A run as server-sent events: at once, then after each change, until it is over or nobody listens.
 * Its timer never keeps the process alive.
 */
export function runEvents(
  strapi: Core.Strapi,
  response: ServerResponse,
  first: Run,
  look: () => Promise<Run>,
): PassThrough {
  const stream = new PassThrough();
  let last = '';
  let silentSince = Date.now();
  let looking = false;

  const send = (run: Run): void => {
    const data = JSON.stringify(run);
    if (data !== last) {
      stream.write(`event: run\ndata: ${data}\n\n`);
      silentSince = Date.now();
    } else if (Date.now() - silentSince >= HEARTBEAT_MS) {
      stream.write(': still there\n\n');
      silentSince = Date.now();
    }
    last = data;
    if (isOver(run)) stream.end();
  };
  const turn = async (): Promise<void> => {
    // Whoever reads slowly gets fewer events, not a growing heap of them.
    if (looking || stream.writableNeedDrain) return;
    looking = true;
    try {
      const run = await look();
      if (!stream.writableEnded) send(run);
    } catch (error) {
      strapi.log.error(`[alt-text] the events of run ${first.id} end here: ${messageOf(error)}`);
      stream.end();
    }
    looking = false;
  };

  const timer = setInterval(() => void turn(), LOOK_MS);
  timer.unref();
  const stop = () => {
    clearInterval(timer);
  };
  stream.once('close', stop);
  stream.once('finish', stop);
  send(first);
  register(strapi, { stream, response });
  return stream;
}
