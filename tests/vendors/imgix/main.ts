import { parseArgs } from 'node:util';
import { COMMON_ARGUMENTS, commonHelp, commonOptions } from '../kit/arguments';
import { runProgram } from '../kit/program';
import { startImgix } from './index';

const PORT = 4014;

const HELP = `An emulator of imgix's Generations API (not the real imgix).

  npx tsx tests/vendors/imgix/main.ts [options]

${commonHelp(PORT)}
  --source https://assets.imgix.net                  may be given several times; without it, any
  --no-cache
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      ...COMMON_ARGUMENTS,
      source: { type: 'string', multiple: true },
      'no-cache': { type: 'boolean', default: false },
    },
  });
  const start = () =>
    startImgix({
      ...commonOptions(values, PORT),
      sources: values.source,
      cache: !values['no-cache'],
    });
  if (values.help) console.log(HELP);
  else await runProgram('imgix', start);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
