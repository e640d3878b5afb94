// `npm run docs:providers`: writes what README.md says of each provider and quality rule, from the code.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { BUILT_IN } from '../server/src/providers/built-in';
import { withProviders } from './lib/provider-table';
import { withRules } from './lib/rule-table';

const README = path.resolve(__dirname, '..', 'README.md');

async function main(): Promise<void> {
  const page = readFileSync(README, 'utf8');
  const written = await withRules(await withProviders(page, README, BUILT_IN), README);
  if (written !== page) writeFileSync(README, written);
  console.log(written === page ? 'README.md is current.' : 'README.md is written anew.');
}

void main();
