import { parseArgs } from 'node:util';
import { parseLatency, parseNumber, runProgram } from '../kit/program';
import { startAltFrame, type AltFrameOptions, type Plan } from './index';

const HELP = `An emulator of AltFrame's API (not the real AltFrame).

  npx tsx tests/vendors/altframe/main.ts [options]

  --port 4010            0: any free port            --host 127.0.0.1
  --key af_live_…        may be given several times; the first is the main account
  --credits 1000         --allocation 5000           --plan free|starter|pro|business
  --overage              go on when credits are gone
  --latency 300          or a range: 100-500
  --bulk-ms 20           for each picture of a batch
  --no-rate-limit        --no-inspect                --no-fetch
  --fault-rate 0.05      --seed 1
`;

const PLANS: readonly string[] = ['free', 'starter', 'pro', 'business'];

function isPlan(text: string): text is Plan {
  return PLANS.includes(text);
}

function readOptions(): AltFrameOptions | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      host: text,
      key: { type: 'string', multiple: true },
      credits: text,
      allocation: text,
      plan: text,
      overage: flag,
      latency: text,
      'bulk-ms': text,
      'no-rate-limit': flag,
      'no-inspect': flag,
      'no-fetch': flag,
      'fault-rate': text,
      seed: text,
      help: flag,
    },
  });
  if (values.help) return null;
  const number = (name: 'credits' | 'allocation' | 'bulk-ms' | 'fault-rate' | 'seed') => {
    const given = values[name];
    return given === undefined ? undefined : parseNumber(name, given);
  };
  if (values.plan !== undefined && !isPlan(values.plan)) {
    throw new Error(`--plan: expected one of ${PLANS.join(', ')}, got "${values.plan}"`);
  }
  const [key, ...others] = values.key ?? [];
  const credits = number('credits');
  const account = { credits, allocation: number('allocation'), plan: values.plan };
  return {
    ...account,
    key,
    overage: values.overage,
    accounts: others.map((other) => ({ key: other, ...account, overage: values.overage })),
    port: parseNumber('port', values.port),
    host: values.host,
    latencyMs: values.latency === undefined ? undefined : parseLatency(values.latency),
    bulkMsPerImage: number('bulk-ms'),
    rateLimit: !values['no-rate-limit'],
    inspectImages: !values['no-inspect'],
    fetchImages: !values['no-fetch'],
    faultRate: number('fault-rate'),
    seed: number('seed'),
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options) await runProgram('AltFrame', () => startAltFrame(options));
  else console.log(HELP);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
