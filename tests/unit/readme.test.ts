import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { withProviders } from '../../scripts/lib/provider-table';
import { withRules } from '../../scripts/lib/rule-table';
import type { TaskCode } from '../../server/src/contracts/errors';
import type { SettingsWarning } from '../../server/src/contracts/settings';
import type { TextState } from '../../server/src/contracts/texts';
import { ACTIONS } from '../../server/src/permissions';
import { FALLBACK, type Fallback } from '../../server/src/describe/fallback';
import { BUILT_IN } from '../../server/src/providers/built-in';
import { routes } from '../../server/src/routes';
import { parseConfig } from '../../server/src/settings/config';
import { DEFAULT_SETTINGS } from '../../server/src/settings/defaults';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILE = path.join(ROOT, 'README.md');
const readme = readFileSync(FILE, 'utf8');

/** The text under a heading, up to the next one of its rank or above. */
function section(heading: string): string {
  const [, body = ''] = readme.split(`\n${heading}\n`);
  const rank = heading.indexOf(' ');
  return body.split(new RegExp(`\\n#{1,${rank}} `))[0] ?? '';
}

/** What stands as code in the first column of the tables. */
const firstColumn = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => (line.startsWith('| `') ? [line.split('|')[1] ?? ''] : []))
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));

/** Every route as the page has it: the panel's under the plugin's own prefix, the others whole. */
const ROUTES: readonly { name: string; action?: string }[] = Object.values(routes).flatMap(
  ({ type, routes: all }) =>
    all.map(({ method, path: at, config }) => {
      if (type === 'content-api') {
        const { auth } = config as { auth: false | { scope: [string, ...string[]] } };
        const name = `${method} /api/alt-text${at}`;
        return auth ? { name, action: auth.scope[0].replace('plugin::alt-text.', '') } : { name };
      }
      const { policies } = config as { policies: [string, { config: { actions: [string] } }?] };
      const action = policies[1]?.config.actions[0].replace('plugin::alt-text.', '');
      return { name: `${method} ${at}`, ...(action === undefined ? {} : { action }) };
    }),
);

const sorted = (items: Iterable<string>): string[] => [...items].sort();

const CODES: Record<TaskCode, true> = {
  invalid_request: true,
  unauthorized: true,
  forbidden: true,
  insufficient_credits: true,
  rate_limited: true,
  unsupported_language: true,
  unsupported_image: true,
  image_unreachable: true,
  refused: true,
  timeout: true,
  network: true,
  server_error: true,
  bad_response: true,
  not_an_image: true,
  disabled: true,
  excluded_by_rule: true,
  human_text: true,
  decorative: true,
  nothing_to_fill: true,
  no_source: true,
  asset_deleted: true,
  replaced_meanwhile: true,
  in_progress: true,
  dry_run: true,
  image_unreadable: true,
  image_too_large: true,
  storage_unreachable: true,
  internal: true,
};

const REQUEST_CODES = [
  'no_encryption_key',
  'key_from_config',
  'key_undecryptable',
  'changed_since',
  'undone_already',
  'wrong_status',
  'alt_text_missing',
] as const;

const STATES: Record<TextState, true> = {
  missing: true,
  suggested: true,
  ai: true,
  approved: true,
  human: true,
  embedded: true,
  decorative: true,
  stale: true,
};

const WARNINGS: Record<SettingsWarning['code'], true> = {
  no_encryption_key: true,
  no_provider: true,
  key_missing: true,
  images_unreachable: true,
  public_url_private: true,
  strapi_ai_enabled: true,
  mapping_broken: true,
  no_locales: true,
  locale_unknown: true,
};

/** How the page begins to say when the next provider is tried. */
const WHEN: Record<Fallback, string> = {
  always: 'always',
  'when-down': 'when the vendor is down',
  'if-allowed': 'only with',
  never: 'never',
};

describe('README.md', () => {
  it('says when the next provider is tried, for every failure', () => {
    const rows = section('## What happens to an image').split('\n');
    for (const [code, fallback] of Object.entries(FALLBACK)) {
      const row = rows.find((line) => line.startsWith('| `') && line.includes(`\`${code}\``));
      expect(row?.split('|')[2]?.trim().startsWith(WHEN[fallback]), code).toBe(true);
    }
  });

  it('says of each provider what the code says; else run `npm run docs:providers`', async () => {
    expect(await withProviders(readme, FILE, BUILT_IN)).toBe(readme);
  }, 30_000);

  it('says of each quality rule what the code says; else run `npm run docs:providers`', async () => {
    expect(await withRules(readme, FILE)).toBe(readme);
  }, 30_000);

  it('lists the routes that there are', () => {
    expect(sorted(firstColumn(section('## API')))).toEqual(sorted(ROUTES.map(({ name }) => name)));
  });

  it('names the permission of each route', () => {
    const rows = section('## API').split('\n');
    for (const { name, action = 'none' } of ROUTES) {
      const row = rows.find((line) => line.startsWith(`| \`${name}\` `));
      expect(row?.split('|')[2]?.replaceAll('`', '').trim(), name).toBe(action);
    }
  });

  it('lists the permissions that there are', () => {
    expect(firstColumn(section('## Permissions'))).toEqual(Object.values(ACTIONS));
  });

  it('explains every code of a task and of a refused request', () => {
    expect(sorted(firstColumn(section('## Troubleshooting')))).toEqual(
      sorted([...Object.keys(CODES), ...REQUEST_CODES]),
    );
  });

  it('explains every warning of the settings page', () => {
    const codes = Object.keys(WARNINGS);
    expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
  });

  it('explains every state', () => {
    expect(sorted(firstColumn(section('### States')))).toEqual(sorted(Object.keys(STATES)));
  });

  it('lists every setting with its default', () => {
    const rows = section('### Settings: run time').split('\n');
    for (const [name, value] of leaves(DEFAULT_SETTINGS)) {
      const row = rows.find((line) => line.split('|')[1]?.includes(`\`${name}\``));
      expect(row, name).toBeDefined();
      expect(row?.split('|')[2]?.trim(), name).toBe(`\`${inCode(value)}\``);
    }
  });

  it('lists every key of the configuration with its default', () => {
    const rows = section('### `config/plugins`: deploy time').split('\n');
    const { providers: _providers, settings: _settings, ...config } = parseConfig({});
    for (const [name, value] of leaves({ publicUrl: undefined, ...config })) {
      const row = rows.find((line) => line.split('|')[1]?.includes(`\`${name}\``));
      expect(row, name).toBeDefined();
      const shown = value === undefined ? 'none' : `\`${inCode(value)}\``;
      expect(row?.split('|')[2]?.trim(), name).toBe(shown);
    }
  });

  it('points to nothing that is not there', () => {
    const links = [...readme.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    expect(links.length).toBeGreaterThan(10);
    const anchors = new Set([
      ...[...readme.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
      ...[...readme.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slug(title)),
    ]);
    const lost = links.filter((target) => {
      if (/^https?:/.test(target)) return false;
      return target.startsWith('#')
        ? !anchors.has(target.slice(1))
        : !existsSync(path.join(ROOT, target));
    });
    expect(lost).toEqual([]);
  });
});

const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/\s/g, '-');

/** Every setting by its path, with its value; lists and records without fixed keys are values. */
function leaves(object: object, above: string[] = []): [string, unknown][] {
  return Object.entries(object).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
    const at = [...above, key];
    const isGroup =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).length > 0;
    return isGroup ? leaves(value, at) : [[at.join('.'), value]];
  });
}

/** As it is written in TypeScript with single quotes. */
const inCode = (value: unknown): string => JSON.stringify(value).replaceAll('"', "'");
