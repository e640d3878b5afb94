import { defineConfig } from 'vitest/config';

/** Strapi removes the listeners of its process: a forked worker would lose its channel. */
const inThreads = { pool: 'threads', testTimeout: 60_000, hookTimeout: 120_000 } as const;

/**
 * The suites that run on each database: those over statements, locks and types of our own. The
 * others say nothing about a database that these do not.
 */
const ON_EACH_DATABASE = [
  'assets-list',
  'credits-over-time',
  'database',
  'delivery-rest',
  'edit',
  'human-words',
  'overview',
  'pages',
  'paid-once',
  'quality',
  'quality-background',
  'review',
  'runs',
  'schedule',
  'shared-limits',
  'state-sql',
  'undo',
  'upload',
];

/** What a killed process leaves behind differs between a file and a server; one server is enough. */
const ON_POSTGRES = [...ON_EACH_DATABASE, 'crash'];

const onDatabase = (kind: 'postgres' | 'mysql', suites: string[], server?: string) => ({
  test: {
    ...inThreads,
    name: `integration-${kind}`,
    env: { ALT_TEXT_TEST_DATABASE: kind },
    // Without the server one suite is left, to say so.
    include: (server ? suites : ['database']).map((suite) => `tests/integration/${suite}.test.ts`),
  },
});

export default defineConfig({
  test: {
    // Much of the time is waiting (for a lease to run out, for a limit to open): three suites go at
    // once even where there are only two cores.
    maxWorkers: 3,
    // Knex says so of Strapi's own schema updates, a hundred times an app.
    onConsoleLog: (line) => !line.startsWith('Transaction was implicitly committed'),
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'] } },
      { test: { ...inThreads, name: 'integration', include: ['tests/integration/**/*.test.ts'] } },
      onDatabase('postgres', ON_POSTGRES, process.env.ALT_TEXT_TEST_POSTGRES_URL),
      onDatabase('mysql', ON_EACH_DATABASE, process.env.ALT_TEXT_TEST_MYSQL_URL),
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          pool: 'threads',
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
