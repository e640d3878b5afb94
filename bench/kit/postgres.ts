import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { freePort } from '../../tests/support/port';

const run = promisify(execFile);

/** Where Debian puts the programs that are not in PATH. */
const DEBIAN = '/usr/lib/postgresql';

export interface PostgresServer {
  /** Of a user who may create databases. */
  url: string;
  /** `15.18` */
  version: string;
  stop(): Promise<void>;
}

/** The server of ALT_TEXT_TEST_POSTGRES_URL, else one of our own on a port of its own. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env.ALT_TEXT_TEST_POSTGRES_URL;
  if (given) return { url: given, version: 'as given', stop: () => Promise.resolve() };

  const bin = findPostgres();
  const folder = await mkdtemp(path.join(tmpdir(), 'alt-text-postgres-'));
  const data = path.join(folder, 'data');
  await chmod(folder, 0o755);
  await mkdir(data);
  if (isRoot()) await run('chown', ['postgres', data]);
  const port = await freePort();
  // As it is after an installation; only that nobody else can reach it.
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  const server = (program: string, ...args: string[]) =>
    asPostgres(path.join(bin, program), ['-D', data, ...args]);
  await server('initdb', '-U', 'postgres', '--auth=trust', '--encoding=UTF8');
  await server('pg_ctl', '-l', path.join(data, 'log'), '-w', '-o', options, 'start');
  return {
    url: `postgres://postgres@127.0.0.1:${port}`,
    version: execFileSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim(),
    async stop() {
      await server('pg_ctl', '-m', 'immediate', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function findPostgres(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    ...versions.map((version) => path.join(DEBIAN, version, 'bin')),
  ];
  const found = folders.find((folder) =>
    ['initdb', 'pg_ctl', 'postgres'].every((name) => existsSync(path.join(folder, name))),
  );
  if (found) return found;
  throw new Error(
    'There is no PostgreSQL here: install it (`apt-get install postgresql`) or set ALT_TEXT_TEST_POSTGRES_URL',
  );
}

const isRoot = () => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root. */
function asPostgres(program: string, args: string[]): Promise<unknown> {
  const cwd = tmpdir();
  return isRoot()
    ? run('runuser', ['-u', 'postgres', '--', program, ...args], { cwd })
    : run(program, args, { cwd });
}
