import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { preferredPort } from '../../../tests/support/port';
import type { Emulator } from './emulators';
import type { App } from './places';
import { startProgram } from './program';

const PREFERRED_PORT = 1337;

/** Starts the app on an empty database; answers with its address. */
export async function startStrapi(app: App, scratch: string, emulator: Emulator): Promise<string> {
  const port = await preferredPort(PREFERRED_PORT);
  const url = `http://127.0.0.1:${port}`;
  const publicDir = path.join(scratch, 'public');
  await mkdir(path.join(publicDir, 'uploads'), { recursive: true });
  await startProgram({
    name: 'Strapi',
    cwd: app.dir,
    logFile: path.join(scratch, 'strapi.log'),
    readyUrl: `${url}/_health`,
    args: [path.join(app.modules, '@strapi', 'strapi', 'bin', 'strapi.js'), 'start'],
    env: {
      NODE_ENV: 'production',
      STRAPI_TELEMETRY_DISABLED: 'true',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_FILENAME: path.join(scratch, 'data.db'),
      PUBLIC_DIR: publicDir,
      ...emulator.env(url),
    },
  });
  return url;
}
