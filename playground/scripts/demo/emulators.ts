import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { preferredPort } from '../../../tests/support/port';
import { ROOT } from './places';
import { startProgram } from './program';

const PREFERRED_PORT = 4010;

/** An emulated vendor, as the playground is told of it. */
export interface Emulator {
  url: string;
  key: string;
  /** What its customer was charged so far. */
  creditsCharged: () => Promise<number>;
}

export async function startAltFrame(scratch: string): Promise<Emulator> {
  const port = await preferredPort(PREFERRED_PORT);
  const key = `af_live_${randomBytes(12).toString('hex')}`;
  const url = `http://127.0.0.1:${port}`;
  const stats = `${url}/__emulator/stats`;
  await startProgram({
    name: 'The AltFrame emulator',
    cwd: ROOT,
    logFile: path.join(scratch, 'altframe.log'),
    readyUrl: stats,
    args: [
      ...['--import', 'tsx', 'tests/vendors/altframe/main.ts'],
      ...['--port', String(port), '--host', '127.0.0.1', '--key', key, '--latency', '100-400'],
    ],
  });
  return {
    url,
    key,
    creditsCharged: async () => {
      const answer = (await (await fetch(stats)).json()) as { creditsCharged: number };
      return answer.creditsCharged;
    },
  };
}
