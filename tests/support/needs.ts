import { describe } from 'vitest';

import { findChromium } from '../../scripts/lib/chromium.mjs';
import { DATABASE_KIND } from './database';

/** Something that a suite cannot run without and that not every machine has. */
export interface Need {
  /** Where it is; absent where it is not there. */
  at: string | undefined;
  /** How to get it, for the line that says why a suite was skipped. */
  howTo: string;
}

export const CHROMIUM: Need = {
  at: findChromium(),
  howTo: 'install Chromium (`apt-get install chromium`) or set CHROMIUM_PATH to a browser',
};

export const POSTGRES: Need = {
  at: process.env.ALT_TEXT_TEST_POSTGRES_URL,
  howTo:
    'install PostgreSQL (`apt-get install postgresql`), start it, and set ALT_TEXT_TEST_POSTGRES_URL to postgres://USER:PASSWORD@HOST:PORT, a user who may create databases',
};

export const MYSQL: Need = {
  at: process.env.ALT_TEXT_TEST_MYSQL_URL,
  howTo:
    'install MariaDB (`apt-get install mariadb-server`), start it, and set ALT_TEXT_TEST_MYSQL_URL to mysql://USER:PASSWORD@HOST:PORT, a user who may create databases',
};

export const REDIS: Need = {
  at: process.env.ALT_TEXT_TEST_REDIS_URL,
  howTo: 'set ALT_TEXT_TEST_REDIS_URL to the URL of a Redis',
};

/** What the tests' database needs; see `tests/support/database.ts`. */
export const DATABASE: Need = {
  sqlite: { at: 'file', howTo: '' },
  postgres: POSTGRES,
  mysql: MYSQL,
}[DATABASE_KIND];

/**
 * A suite that needs something. Without it the suite is skipped, which `npm test` reports with the
 * way to get it; with ALT_TEXT_REQUIRE_ALL=1 it fails instead.
 */
export function describeWith(need: Need, title: string, suite: (at: string) => void): void {
  const { at, howTo } = need;
  if (at) {
    describe(title, () => {
      suite(at);
    });
  } else if (process.env.ALT_TEXT_REQUIRE_ALL === '1') {
    throw new Error(`"${title}" cannot run here: ${howTo}`);
  } else {
    describe.skip(`${title} [skipped: ${howTo}]`, () => {
      suite('');
    });
  }
}
