// `npm run demo`: needs nothing but Node; installs and builds what is missing, then starts the
// playground with an emulated vendor. `npm run demo -- --check` verifies the result and ends;
// `--vendor NAME` takes another vendor than AltFrame, `--vendor all` one after the other.
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
