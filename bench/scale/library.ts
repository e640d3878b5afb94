import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import knex, { type Knex } from 'knex';

import type { AppOptions } from '../../tests/support/app';
import { startStrapiProcess, type StrapiProcess } from '../../tests/support/strapi-process';
import type { OpenAi } from '../../tests/vendors/openai-compatible';
import { DEFAULT_MODEL } from '../../tests/vendors/openai-compatible';
import { uniqueImage } from '../../tests/support/image';
import { fillLibrary, PICTURES } from './fill';
import { HEAP_ENV } from './memory';

export type Client = 'sqlite' | 'postgres';

/** A filled library, and the Strapi on it, which may be down. */
export interface Library {
  strapi: StrapiProcess;
  options: AppOptions;
  knex: Knex;
  fillSeconds: number;
  remove(): Promise<void>;
}

/** Pictures that differ, made once for all libraries. */
export async function makePictures(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alt-text-bench-'));
  for (let n = 0; n < PICTURES; n += 1) {
    const bytes = await uniqueImage({ width: 800, height: 600 });
    await writeFile(path.join(folder, `picture-${n}.jpg`), bytes);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The plugin in two languages, whose vendor answers at once and without limits. */
const plugin = (vendor: OpenAi) => ({
  providers: {
    'openai-compatible': { apiKey: vendor.key, baseUrl: vendor.baseUrl, model: DEFAULT_MODEL },
  },
  settings: {
    sources: { providers: ['openai-compatible'] },
    languages: ['en', 'fr'],
    onUpload: 'off',
  },
});

export interface LibraryParts {
  /** The URL of a PostgreSQL; SQLite needs none. */
  server?: string;
  vendor: OpenAi;
  /** The folder of {@link makePictures}. */
  pictures: string;
  /** What the app has besides. */
  app?: Pick<AppOptions, 'adminBuild'>;
}

export async function createLibrary(
  client: Client,
  files: number,
  { server, vendor, pictures, app = {} }: LibraryParts,
): Promise<Library> {
  const folder = await mkdtemp(path.join(tmpdir(), 'alt-text-bench-'));
  const name = `scale_${files}`;
  const url = new URL(server ?? 'postgres://none');
  const onServer = async (statement: string) => {
    if (client === 'sqlite') return;
    const connection = knex({ client: 'pg', connection: `${server ?? ''}/postgres` });
    try {
      await connection.raw(statement);
    } finally {
      await connection.destroy();
    }
  };
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onServer(`CREATE DATABASE ${name}`);
  const connection =
    client === 'sqlite'
      ? { filename: path.join(folder, 'data.db') }
      : {
          host: url.hostname,
          port: Number(url.port),
          user: decodeURIComponent(url.username),
          password: decodeURIComponent(url.password),
          database: name,
        };
  const options: AppOptions = {
    ...app,
    plugin: plugin(vendor),
    database: { client, connection, useNullAsDefault: true },
  };
  const strapi = await startStrapiProcess({ ...options, env: HEAP_ENV, startTimeoutMs: 120_000 });
  await strapi.admin.token();
  await strapi.stop({ keep: true });
  for (let n = 0; n < PICTURES; n += 1) {
    const file = `picture-${n}.jpg`;
    await copyFile(path.join(pictures, file), path.join(strapi.appDir, 'public', 'uploads', file));
  }
  const direct = knex({
    client: client === 'sqlite' ? 'better-sqlite3' : 'pg',
    connection,
    useNullAsDefault: true,
  });
  const began = Date.now();
  await fillLibrary(direct, client, files);
  return {
    strapi,
    options: { ...options, appDir: strapi.appDir },
    knex: direct,
    fillSeconds: (Date.now() - began) / 1000,
    async remove() {
      await strapi.stop({ keep: false });
      await direct.destroy();
      await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
