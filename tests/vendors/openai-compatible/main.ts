import { parseArgs } from 'node:util';
import { parseLatency, parseNumber, runProgram } from '../kit/program';
import { startOpenAi, type OpenAiOptions } from './index';
import { behaviourSchema } from './switches';

const HELP = `An emulator of a server that speaks OpenAI's chat completions (it runs no model).

  npx tsx tests/vendors/openai-compatible/main.ts [options]

  --port 4015            0: any free port            --host 127.0.0.1
  --key sk-…             --open                      serve without a key
  --model name           may be given several times
  --response-format json_schema|json_object|schema-only|none|ignored
  --latency 300          or a range: 100-500
  --no-inspect           --no-fetch
  --fault-rate 0.05      --seed 1
`;

function readOptions(): OpenAiOptions | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4015' },
      host: text,
      key: text,
      open: flag,
      model: { type: 'string', multiple: true },
      'response-format': text,
      latency: text,
      'no-inspect': flag,
      'no-fetch': flag,
      'fault-rate': text,
      seed: text,
      help: flag,
    },
  });
  if (values.help) return null;
  const number = (name: 'fault-rate' | 'seed') => {
    const given = values[name];
    return given === undefined ? undefined : parseNumber(name, given);
  };
  const format = behaviourSchema.shape.responseFormat.safeParse(values['response-format']);
  if (!format.success) throw new Error('--response-format: see --help');
  return {
    port: parseNumber('port', values.port),
    host: values.host,
    key: values.key,
    requireKey: !values.open,
    models: values.model,
    responseFormat: format.data,
    latencyMs: values.latency === undefined ? undefined : parseLatency(values.latency),
    inspectImages: !values['no-inspect'],
    fetchImages: !values['no-fetch'],
    faultRate: number('fault-rate'),
    seed: number('seed'),
  };
}

async function main(): Promise<void> {
  const options = readOptions();
  if (options) await runProgram('OpenAI-compatible', () => startOpenAi(options));
  else console.log(HELP);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
