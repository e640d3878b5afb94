import { defineConfig } from 'vitest/config';

/** Strapi removes the listeners of its process: a forked worker would lose its channel. */
const inThreads = { pool: 'threads', testTimeout: 60_000, hookTimeout: 120_000 } as const;

/** The suites that run on each database: those over statements, locks and types of our own. */
const ON_EACH_DATABASE = [
  'assets-list',
  'batches',
  'budgets',
  'crash',
  'database',
  'edit',
  'human-words',
  'overview',
  'paid-once',
  'replace',
  'review',
  'runs',
  'runs-live',
  'state-sql',
  'undo',
  'upload',
];

const onDatabase = (kind: 'postgres' | 'mysql', server: string | undefined) => ({
  test: {
    ...inThreads,
    name: `integration-${kind}`,
    env: { ALT_TEXT_TEST_DATABASE: kind },
    // Without the server one suite is left, to say so.
    include: (server ? ON_EACH_DATABASE : ['database']).map(
      (suite) => `tests/integration/${suite}.test.ts`,
    ),
  },
});

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'] } },
      {
        test: { ...inThreads, name: 'integration', include: ['tests/integration/**/*.test.ts'] },
      },
      onDatabase('postgres', process.env.ALT_TEXT_TEST_POSTGRES_URL),
      onDatabase('mysql', process.env.ALT_TEXT_TEST_MYSQL_URL),
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
