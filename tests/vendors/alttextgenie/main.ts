import { parseArgs } from 'node:util';
import { COMMON_ARGUMENTS, commonHelp, commonOptions } from '../kit/arguments';
import { runProgram } from '../kit/program';
import { startAlttextgenie } from './index';

const PORT = 4012;

const HELP = `An emulator of Alttextgenie's API (not the real Alttextgenie).

  npx tsx tests/vendors/alttextgenie/main.ts [options]

${commonHelp(PORT)}
  --plan pro

Its API lives under /api/v1 of the address that it prints.
`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { ...COMMON_ARGUMENTS, plan: { type: 'string' } } });
  const start = () => startAlttextgenie({ ...commonOptions(values, PORT), plan: values.plan });
  if (values.help) console.log(HELP);
  else await runProgram('Alttextgenie', start);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
