// `npm run demo`: needs nothing but Node; installs and builds what is missing, then starts the
// playground with emulated vendors. `npm run demo -- --check` verifies the result and ends.
import { ensurePlaygroundBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { main } from './lib/main.mjs';
import { run } from './lib/run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensurePlaygroundBuilt();
  const program = ['--import', 'tsx', 'playground/scripts/demo/main.ts'];
  return run(process.execPath, [...program, ...process.argv.slice(2)]);
});
