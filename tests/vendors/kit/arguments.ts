import type { AccountOptions } from './accounts';
import { parseLatency, parseNumber } from './program';
import type { CommonSwitches, Patch } from './switches';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/** What every emulator's program can be told, for `parseArgs`. */
export const COMMON_ARGUMENTS = {
  port: text,
  host: text,
  key: { type: 'string', multiple: true },
  credits: text,
  latency: text,
  'no-rate-limit': flag,
  'no-inspect': flag,
  'no-fetch': flag,
  'fault-rate': text,
  seed: text,
  help: flag,
} as const;

/** As `parseArgs` reads them. */
export interface CommonArguments {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly key?: string[] | undefined;
  readonly credits?: string | undefined;
  readonly latency?: string | undefined;
  readonly 'no-rate-limit': boolean;
  readonly 'no-inspect': boolean;
  readonly 'no-fetch': boolean;
  readonly 'fault-rate'?: string | undefined;
  readonly seed?: string | undefined;
  readonly help: boolean;
}

/** The same as a person reads them. */
export const commonHelp = (
  port: number,
): string => `  --port ${port}            0: any free port            --host 127.0.0.1
  --key …                may be given several times; the first is the main account
  --credits 1000
  --latency 300          or a range: 100-500
  --no-rate-limit        --no-inspect                --no-fetch
  --fault-rate 0.05      --seed 1`;

export interface CommonOptions extends Patch<CommonSwitches> {
  readonly port: number;
  readonly host: string | undefined;
  readonly key: string | undefined;
  readonly credits: number | undefined;
  readonly accounts: readonly AccountOptions[];
}

export function commonOptions(values: CommonArguments, port: number): CommonOptions {
  const number = (name: 'port' | 'credits' | 'fault-rate' | 'seed') => {
    const given = values[name];
    return given === undefined ? undefined : parseNumber(name, given);
  };
  const [key, ...others] = values.key ?? [];
  const credits = number('credits');
  return {
    port: number('port') ?? port,
    host: values.host,
    key,
    credits,
    accounts: others.map((other) => ({ key: other, credits })),
    latencyMs: values.latency === undefined ? undefined : parseLatency(values.latency),
    rateLimit: !values['no-rate-limit'],
    inspectImages: !values['no-inspect'],
    fetchImages: !values['no-fetch'],
    faultRate: number('fault-rate'),
    seed: number('seed'),
  };
}
