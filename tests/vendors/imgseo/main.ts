import { parseArgs } from 'node:util';
import { COMMON_ARGUMENTS, commonHelp, commonOptions } from '../kit/arguments';
import { runProgram } from '../kit/program';
import { startImgSeo } from './index';

const PORT = 4011;

const HELP = `An emulator of ImgSEO's API (not the real ImgSEO).

  npx tsx tests/vendors/imgseo/main.ts [options]

${commonHelp(PORT)}
`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: COMMON_ARGUMENTS });
  if (values.help) console.log(HELP);
  else await runProgram('ImgSEO', () => startImgSeo(commonOptions(values, PORT)));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
