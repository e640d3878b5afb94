import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import knex, { type Knex } from 'knex';

export type DatabaseKind = 'sqlite' | 'postgres' | 'mysql';

/** The database of this process's test apps. The projects of `vitest.config.ts` choose it. */
export const DATABASE_KIND = (process.env.ALT_TEXT_TEST_DATABASE ?? 'sqlite') as DatabaseKind;

/** Where the servers are; see `tests/support/needs.ts`. */
const SERVERS = {
  postgres: 'ALT_TEXT_TEST_POSTGRES_URL',
  mysql: 'ALT_TEXT_TEST_MYSQL_URL',
} as const;

const DRIVERS = { sqlite: 'better-sqlite3', postgres: 'pg', mysql: 'mysql2' } as const;

/** The database of one app: an SQLite file in its directory, or a database of its own on a server. */
export interface AppDatabase {
  /** `config/database`'s `connection`. */
  connection: { client: DatabaseKind; connection: Record<string, unknown> };
  drop(): Promise<void>;
}

/** Opens a database beside Strapi, which may be dead, and closes it afterwards. */
export async function withDatabase<T>(
  { connection: { client, connection } }: Pick<AppDatabase, 'connection'>,
  work: (database: Knex) => Promise<T>,
): Promise<T> {
  const database = knex({ client: DRIVERS[client], connection, useNullAsDefault: true });
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

/** The app's database, made where the app has none yet. It outlives a restart. */
export async function databaseOf(
  dir: string,
  kind: DatabaseKind = DATABASE_KIND,
): Promise<AppDatabase> {
  if (kind === 'sqlite') {
    const connection = { filename: path.join(dir, 'data.db') };
    return { connection: { client: kind, connection }, drop: () => Promise.resolve() };
  }
  const file = path.join(dir, 'database-name');
  const known = existsSync(file);
  const name = known ? await readFile(file, 'utf8') : `alt_text_${randomBytes(6).toString('hex')}`;
  const server = serverOf(kind);
  const onServer = (statement: string) =>
    withDatabase({ connection: { client: kind, connection: server } }, (database) =>
      database.raw(statement),
    );
  if (!known) {
    // MySQL's default may be an encoding that knows no emoji.
    await onServer(`CREATE DATABASE ${name}${kind === 'mysql' ? ' CHARACTER SET utf8mb4' : ''}`);
    await writeFile(file, name);
  }
  return {
    connection: { client: kind, connection: { ...server, database: name } },
    async drop() {
      await onServer(
        `DROP DATABASE IF EXISTS ${name}${kind === 'postgres' ? ' WITH (FORCE)' : ''}`,
      );
    },
  };
}

function serverOf(kind: keyof typeof SERVERS): Record<string, unknown> {
  const variable = SERVERS[kind];
  const url = new URL(process.env[variable] ?? '');
  return {
    host: url.hostname,
    port: Number(url.port || (kind === 'postgres' ? 5432 : 3306)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || (kind === 'postgres' ? 'postgres' : ''),
  };
}
