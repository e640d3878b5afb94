import { PassThrough } from 'node:stream';

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

/**
 * A run as server-sent events: at once, then after each change, until it is over or nobody listens.
 * Its timer never keeps the process alive.
 */
export function runEvents(
  first: Run,
  look: () => Promise<Run>,
  log: { error(message: string): void },
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
      log.error(`[alt-text] the events of run ${first.id} end here: ${messageOf(error)}`);
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
  return stream;
}
