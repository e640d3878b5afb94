import { createServer, type AddressInfo, type Server } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { writeApp, type App } from '../support/app';
import { cli, type CliResult } from '../support/cli';
import { freePort } from '../support/port';

const SECRET = 'not-to-be-seen';

const postgresAt = (port: number, more: object = {}) => ({
  client: 'postgres',
  connection: { host: '127.0.0.1', port, user: 'site', password: SECRET, database: 'site' },
  ...more,
});

/** Takes connections and never says a word, as a database behind a broken proxy does. */
async function startSilence(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function timed(app: App, ...args: string[]): Promise<CliResult & { ms: number }> {
  const from = Date.now();
  const result = await cli(app.dir, args);
  return { ...result, ms: Date.now() - from };
}

describe('the command line without its database', () => {
  let silence: Server;
  const apps: App[] = [];
  const appWith = async (database: Record<string, unknown>): Promise<App> => {
    const app = await writeApp({ database });
    apps.push(app);
    return app;
  };

  beforeAll(async () => {
    silence = await startSilence();
  });
  afterAll(async () => {
    silence.close();
    for (const app of apps) await app.remove();
  });

  it.each([['status'], ['audit'], ['export']])(
    'says so where nobody listens: %s',
    async (command) => {
      const app = await appWith(postgresAt(await freePort()));
      const result = await timed(app, command);
      expect(result, result.stderr).toMatchObject({ code: 3, stdout: '' });
      expect(result.stderr).toContain('The database (postgres) cannot be reached at 127.0.0.1:');
      expect(result.stderr).toContain('config/database');
      expect(result.stderr).not.toContain(SECRET);
      expect(result.ms).toBeLessThan(60_000);
    },
    90_000,
  );

  it('does not wait for ever where nobody answers', async () => {
    const { port } = silence.address() as AddressInfo;
    const app = await appWith(postgresAt(port, { acquireConnectionTimeout: 3000 }));
    const result = await timed(app, 'status');
    expect(result, result.stderr).toMatchObject({ code: 3, stdout: '' });
    expect(result.stderr).toContain('it gave no connection in time');
    expect(result.ms).toBeLessThan(60_000);
  }, 90_000);
});
