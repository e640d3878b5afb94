import { parseArgs } from 'node:util';
import { COMMON_ARGUMENTS, commonHelp, commonOptions } from '../kit/arguments';
import { parseNumber, runProgram } from '../kit/program';
import { startAltTextIo, type AltTextIoOptions } from './index';

const PORT = 4013;

const HELP = `An emulator of AltText.io's API (not the real AltText.io).

  npx tsx tests/vendors/alttext-io/main.ts [options]

${commonHelp(PORT)}
  --minute-ms 60000      how long the window of 60 requests is
  --hour-ms 3600000      how long the window of 1,000 requests is
`;

function readOptions(): AltTextIoOptions | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { ...COMMON_ARGUMENTS, 'minute-ms': text, 'hour-ms': text },
  });
  if (values.help) return null;
  const common = commonOptions(values, PORT);
  const windowOf = (name: 'minute-ms' | 'hour-ms', limit: number) => {
    const given = values[name];
    return given === undefined ? undefined : { limit, windowMs: parseNumber(name, given) };
  };
  const minute = windowOf('minute-ms', 60);
  const hour = windowOf('hour-ms', 1_000);
  const windows = { ...(minute ? { minute } : {}), ...(hour ? { hour } : {}) };
  return { ...common, rateLimit: common.rateLimit === false ? false : windows };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options) await runProgram('AltText.io', () => startAltTextIo(options));
  else console.log(HELP);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
