// `npm test`: needs nothing but Node; installs and builds what is missing, then runs vitest.
// Arguments go to vitest: `npm test -- --project unit`, `npm test -- tests/unit/some.test.ts`.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ensurePlaygroundBuilt, ensurePluginBuilt } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { ROOT } from './lib/paths.mjs';
import { readResults } from './lib/results.mjs';
import { run } from './lib/run.mjs';

await main(async () => {
  const args = process.argv.slice(2);
  await ensureInstalled();
  await ensurePluginBuilt();
  if (needsAdminPanel(args)) await ensurePlaygroundBuilt();

  const scratch = mkdtempSync(path.join(tmpdir(), 'alt-text-tests-'));
  const report = path.join(scratch, 'report.json');
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const code = await run(process.execPath, [
    vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  const results = readResults(report);
  rmSync(scratch, { recursive: true, force: true });
  return summarize(results, code);
});

function summarize(results, code) {
  if (!results) {
    console.error('vitest ended without a report.');
    console.log('0 passed, 1 failed, 0 skipped');
    return code || 1;
  }
  for (const reason of results.reasons) console.log(`Skipped: ${reason}`);

  for (const failure of results.failures) console.log(`Failed test: ${failure}`);

  let { failed } = results;
  let exit = code;
  if (code !== 0 && failed === 0) {
    console.error('vitest reports an error outside of every test; see above.');
    failed = 1;
  }
  if (process.env.ALT_TEXT_REQUIRE_ALL === '1' && results.skipped > 0) {
    console.error(`ALT_TEXT_REQUIRE_ALL=1 allows no skipped test; there are ${results.skipped}.`);
    exit ||= 1;
  }
  if (failed > 0) exit ||= 1;
  console.log(`${results.passed} passed, ${failed} failed, ${results.skipped} skipped`);
  return exit;
}

/** The browser's tests run on a built panel; nobody else waits for it. */
function needsAdminPanel(args) {
  const folder = path.join(ROOT, 'tests', 'e2e');
  const project = args.flatMap((arg, index) =>
    arg === '--project' ? [args[index + 1]] : arg.startsWith('--project=') ? [arg.slice(10)] : [],
  );
  const files = args.filter((arg) => arg.startsWith('tests/'));
  const asked =
    (project.length === 0 || project.includes('e2e')) &&
    (files.length === 0 || files.some((file) => file.startsWith('tests/e2e')));
  return asked && findChromium() !== undefined && readdirSync(folder).length > 0;
}
