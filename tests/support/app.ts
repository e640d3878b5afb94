import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Knex } from 'knex';

import { databaseOf, withDatabase, type DatabaseKind } from './database';
import { freePort } from './port';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const GRAPHQL = '@strapi/plugin-graphql';
const USERS_PERMISSIONS = '@strapi/plugin-users-permissions';

/** A collection type of the app, with Strapi's own routes, controller and service. */
export interface ContentType {
  singularName: string;
  pluralName: string;
  displayName?: string;
  attributes: Record<string, Record<string, unknown>>;
  draftAndPublish?: boolean;
  /** Internationalization on: the entries have a locale. */
  localized?: boolean;
  /** There is one entry only. */
  single?: boolean;
}

/** A component of the app: `category.name` is its id. */
export interface Component {
  category: string;
  name: string;
  attributes: Record<string, Record<string, unknown>>;
}

export interface AppOptions {
  /** The plugin's `config`; `false` leaves the plugin out. Must survive JSON. */
  plugin?: Record<string, unknown> | false;
  /** More entries of `config/plugins`, by plugin name. */
  plugins?: Record<string, unknown>;
  contentTypes?: ContentType[];
  components?: Component[];
  /** Strapi's GraphQL plugin, with this configuration. */
  graphql?: Record<string, unknown>;
  /** `false`: Strapi has no `admin.secrets.encryptionKey`. Without it a random one is made. */
  encryptionKey?: string | false;
  /** Strapi's `connection` object; a database of the app's own unless given. */
  database?: Record<string, unknown>;
  /** Of the app's own database; that of the test run unless given. */
  databaseKind?: DatabaseKind;
  /** Merged over `config/server`. */
  server?: Record<string, unknown>;
  /** Replaces the default list of `config/middlewares`. */
  middlewares?: unknown[];
  /** A built admin panel to serve, the playground's; its other plugins come with it. */
  adminBuild?: string;
  /** An app that exists already: its database, files and secrets stay. The caller removes it. */
  appDir?: string;
}

/** A Strapi app on disk, ready to be started in this process or in one of its own. */
export interface App {
  dir: string;
  port: number;
  url: string;
  /** Its database, past Strapi: while that is dead, say. */
  database: <T>(work: (database: Knex) => Promise<T>) => Promise<T>;
  remove: () => Promise<void>;
}

interface Identity {
  port: number;
  keys: string[];
  jwtSecret: string;
  apiTokenSalt: string;
  transferTokenSalt: string;
  encryptionKey: string;
}

/** Strapi's own, in their order. */
export const MIDDLEWARES = [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

/** Writes the app, or brings the files of an existing one in line with the options. */
export async function writeApp(options: AppOptions = {}): Promise<App> {
  const dir =
    options.appDir ?? (await realpath(await mkdtemp(path.join(tmpdir(), 'alt-text-app-'))));
  const identity = await identityOf(dir);
  const url = `http://127.0.0.1:${identity.port}`;
  const own = options.database ? undefined : await databaseOf(dir, options.databaseKind);

  await Promise.all([
    mkdir(path.join(dir, 'config'), { recursive: true }),
    mkdir(path.join(dir, 'public', 'uploads'), { recursive: true }),
    mkdir(path.join(dir, 'src', 'api'), { recursive: true }),
  ]);
  await writeFile(
    path.join(dir, 'package.json'),
    json({
      name: 'test-app',
      private: true,
      version: '0.0.0',
      strapi: { uuid: false },
      // Strapi enables the plugins that it finds here.
      dependencies: {
        ...(options.adminBuild && { [USERS_PERMISSIONS]: '*' }),
        ...(options.graphql && { [GRAPHQL]: '*' }),
      },
    }),
  );
  await link(path.join(REPOSITORY, 'node_modules'), path.join(dir, 'node_modules'));
  if (options.adminBuild) await link(path.resolve(options.adminBuild), path.join(dir, 'build'));

  const connection = options.database ?? { ...own?.connection, useNullAsDefault: true };
  await writeConfig(dir, identity, { ...options, database: connection });
  for (const type of options.contentTypes ?? []) await writeContentType(dir, type);
  for (const component of options.components ?? []) await writeComponent(dir, component);

  return {
    dir,
    port: identity.port,
    url,
    database(work) {
      if (!own) throw new Error('The database of this app is not ours');
      return withDatabase(own, work);
    },
    async remove() {
      await own?.drop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function writeConfig(dir: string, identity: Identity, options: AppOptions): Promise<void> {
  const encryptionKey = options.encryptionKey ?? identity.encryptionKey;
  const files: Record<string, unknown> = {
    server: {
      host: '127.0.0.1',
      port: identity.port,
      app: { keys: identity.keys },
      logger: { startup: { enabled: false }, updates: { enabled: false } },
      ...options.server,
    },
    admin: {
      autoOpen: false,
      auth: { secret: identity.jwtSecret },
      apiToken: { salt: identity.apiTokenSalt },
      transfer: { token: { salt: identity.transferTokenSalt } },
      // Strapi merges this over the last one of the process: what is left out would come back.
      secrets: { encryptionKey: encryptionKey === false ? null : encryptionKey },
      rateLimit: { enabled: false },
      flags: { nps: false, promoteEE: false },
    },
    api: { rest: { defaultLimit: 25, maxLimit: 100, withCount: true } },
    database: { connection: options.database },
    middlewares: options.middlewares ?? MIDDLEWARES,
    plugins: {
      ...(options.adminBuild && {
        'users-permissions': { config: { jwtSecret: identity.jwtSecret } },
      }),
      ...(options.graphql && { graphql: { config: options.graphql } }),
      ...options.plugins,
      ...(options.plugin !== false && {
        'alt-text': { enabled: true, resolve: REPOSITORY, config: options.plugin ?? {} },
      }),
    },
  };
  for (const [name, value] of Object.entries(files)) {
    await writeFile(path.join(dir, 'config', `${name}.js`), `module.exports = ${json(value)};\n`);
  }
}

async function writeContentType(dir: string, type: ContentType): Promise<void> {
  const name = type.singularName;
  const api = path.join(dir, 'src', 'api', name);
  const schema = {
    kind: type.single ? 'singleType' : 'collectionType',
    collectionName: type.pluralName.replaceAll('-', '_'),
    info: {
      singularName: name,
      pluralName: type.pluralName,
      displayName: type.displayName ?? name,
    },
    options: { draftAndPublish: type.draftAndPublish ?? false },
    pluginOptions: type.localized ? { i18n: { localized: true } } : {},
    attributes: type.attributes,
  };
  const schemaDir = path.join(api, 'content-types', name);
  await mkdir(schemaDir, { recursive: true });
  await writeFile(path.join(schemaDir, 'schema.json'), json(schema));

  for (const [folder, factory] of [
    ['routes', 'createCoreRouter'],
    ['controllers', 'createCoreController'],
    ['services', 'createCoreService'],
  ] as const) {
    await mkdir(path.join(api, folder), { recursive: true });
    await writeFile(
      path.join(api, folder, `${name}.js`),
      `module.exports = require('@strapi/strapi').factories.${factory}('api::${name}.${name}');\n`,
    );
  }
}

async function writeComponent(dir: string, component: Component): Promise<void> {
  const { category, name, attributes } = component;
  const folder = path.join(dir, 'src', 'components', category);
  await mkdir(folder, { recursive: true });
  const collectionName = `components_${category}_${name}`.replaceAll('-', '_');
  const schema = { collectionName, info: { displayName: name }, options: {}, attributes };
  await writeFile(path.join(folder, `${name}.json`), json(schema));
}

/** The secrets and the port of an app outlive a restart. */
async function identityOf(dir: string): Promise<Identity> {
  const file = path.join(dir, 'identity.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Identity;
  const identity: Identity = {
    port: await freePort(),
    keys: [secret(), secret()],
    jwtSecret: secret(),
    apiTokenSalt: secret(),
    transferTokenSalt: secret(),
    encryptionKey: secret(),
  };
  await mkdir(dir, { recursive: true });
  await writeFile(file, json(identity));
  return identity;
}

async function link(target: string, at: string): Promise<void> {
  if (!existsSync(at)) await symlink(target, at, 'dir');
}

function secret(): string {
  return randomBytes(16).toString('hex');
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
