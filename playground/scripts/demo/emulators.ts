import { randomBytes } from 'node:crypto';
import path from 'node:path';

import { preferredPort } from '../../../tests/support/port';
import { ROOT } from './places';
import { startProgram } from './program';
import { envPrefix, type Vendor } from './vendors';

/** An emulated vendor, as the app is told of it. */
export interface Emulator {
  vendor: Vendor;
  url: string;
  /** Environment variables that make it the app's only provider. */
  env(appUrl: string): Record<string, string>;
  /** What its customer was charged so far. */
  creditsCharged(): Promise<number>;
}

export async function startEmulator(vendor: Vendor, scratch: string): Promise<Emulator> {
  const { id, name } = vendor.provider;
  const port = await preferredPort(vendor.preferredPort);
  const key = `emulated-${randomBytes(12).toString('hex')}`;
  const url = `http://127.0.0.1:${port}`;
  const stats = `${url}/__emulator/stats`;
  await startProgram({
    name: `The emulator of ${name}`,
    cwd: ROOT,
    logFile: path.join(scratch, `${id}.log`),
    readyUrl: stats,
    args: [
      ...['--import', 'tsx', `tests/vendors/${id}/main.ts`],
      ...['--port', String(port), '--host', '127.0.0.1', '--key', key, '--latency', '100-400'],
    ],
  });
  return {
    vendor,
    url,
    env: (appUrl) => ({
      ALT_TEXT_PROVIDER: id,
      // Vendors that take addresses only fetch the images from the running app.
      PUBLIC_URL: appUrl,
      [`${envPrefix(vendor)}_API_KEY`]: key,
      [`${envPrefix(vendor)}_BASE_URL`]: url + vendor.apiPath,
      ...vendor.env?.(appUrl),
    }),
    async creditsCharged() {
      const answer = (await (await fetch(stats)).json()) as { creditsCharged: number };
      return answer.creditsCharged;
    },
  };
}
