import { runEmulator } from '../kit/emulator';
import type { Vendor } from '../kit/endpoint';
import type { FaultInput } from '../kit/faults';
import type { LoggedRequest } from '../kit/requestLog';
import type { Stats } from '../kit/stats';
import { chatEndpoint, modelsEndpoint } from './chat';
import { errorBody } from './errors';
import { DEFAULT_MODEL, type OpenAiBehaviour, type OpenAiSwitches } from './switches';
import { World, type Usage } from './world';

export { DEFAULT_MODEL };
export type { OpenAiBehaviour, OpenAiSwitches, Usage };

export const DEFAULT_KEY = 'sk-emulated-0123456789abcdef';

/** The switches at the start, the key, and where to listen. */
export type OpenAiOptions = OpenAiSwitches & {
  key?: string | undefined;
  port?: number | undefined;
  host?: string | undefined;
};

export interface OpenAi {
  readonly url: string;
  readonly port: number;
  /** Stands where `https://api.openai.com/v1` stands in the documentation. */
  readonly baseUrl: string;
  readonly key: string;
  /** Every request so far, oldest first. The array lives. */
  readonly requests: readonly LoggedRequest[];
  stats(): Stats;
  /** What a bill would be made of. */
  usage(): Usage;
  switches(): OpenAiBehaviour;
  set(patch: OpenAiSwitches): void;
  /** Adds faults behind those that wait already. */
  inject(...faults: FaultInput[]): void;
  /** Everything as it was at the start. */
  reset(): void;
  close(): Promise<void>;
}

function vendorOf(world: World): Vendor {
  return {
    name: 'OpenAI-compatible',
    endpoints: [chatEndpoint(world), modelsEndpoint(world)],
    admit: (call) => world.door.admit(call),
    errorBody: (status, message, more) =>
      errorBody(world.switches.errorShape, status, message, more),
    reset: () => world.reset(),
    stats: () => ({ usage: world.usage }),
  };
}

/** Starts the emulator of a server that speaks OpenAI's chat completions. It runs no model. */
export async function startOpenAi(options: OpenAiOptions = {}): Promise<OpenAi> {
  const { port, host, key = DEFAULT_KEY, ...switches } = options;
  const world = new World(key, switches);
  const parts = { vendor: vendorOf(world), board: world.board, stats: world.stats };
  const running = await runEmulator(parts, { port, host });
  return {
    url: running.url,
    port: running.port,
    baseUrl: `${running.url}/v1`,
    key,
    requests: running.requests,
    stats: () => world.stats.snapshot(),
    usage: () => ({ ...world.usage }),
    switches: () => structuredClone(world.switches),
    set: (patch) => running.set(patch),
    inject: (...faults) => running.set({ faults: [...world.switches.faults, ...faults] }),
    reset: () => running.reset(),
    close: () => running.close(),
  };
}
