import { z } from 'zod';
import { faultInput, type Fault, type FaultInput } from './faults';

export interface Window {
  readonly limit: number;
  readonly windowMs: number;
}

/** What every emulator can be told, at any time. */
export interface CommonSwitches {
  /** How long a generating call takes; a pair is a range. */
  latencyMs: number | [number, number];
  /** How long a generating call is under way before it arrives; a pair is a range. */
  roadMs: number | [number, number];
  /** What goes wrong with the next calls, in this order. */
  faults: Fault[];
  /** The part of all generating calls (0 to 1) that goes wrong… */
  faultRate: number;
  /** …in one of these ways… */
  faultMix: Fault[];
  /** …decided by this seed, which also decides the other "random" choices. */
  seed: number;
  /** Fixed texts by language (`*`: any): an alternative text, or texts by the vendor's fields. */
  answer: Record<string, string | Record<string, string>>;
  /** False: pictures are not decoded; the texts then follow from the hash alone. */
  inspectImages: boolean;
  /** False: image URLs are not fetched; the texts then follow from the URL alone. */
  fetchImages: boolean;
  fetchTimeoutMs: number;
  /** The largest picture taken, in decoded bytes. */
  maxImageBytes: number;
  maxBodyBytes: number;
  /** True: as documented; false: none; or other windows by endpoint. */
  rateLimit: boolean | Record<string, Window>;
}

/** Some of the switches. Undefined leaves a switch as it is. */
export type Patch<S> = { [K in keyof S]?: S[K] | undefined };

type WithFaults<P> = Omit<P, 'faults' | 'faultMix'> & {
  faults?: FaultInput[] | undefined;
  faultMix?: FaultInput[] | undefined;
};

/** Some of the switches as a caller writes them: faults may be given in short. */
export type SwitchInput<S extends CommonSwitches> = WithFaults<Patch<S>>;

const ms = z.number().min(0);

/** The schema of the common switches; a vendor adds its own with `.extend()`. */
export const commonSchema = z.strictObject({
  latencyMs: z.union([ms, z.tuple([ms, ms])]).optional(),
  roadMs: z.union([ms, z.tuple([ms, ms])]).optional(),
  faults: z.array(faultInput).optional(),
  faultRate: z.number().min(0).max(1).optional(),
  faultMix: z.array(faultInput).min(1).optional(),
  seed: z.number().int().optional(),
  answer: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])).optional(),
  inspectImages: z.boolean().optional(),
  fetchImages: z.boolean().optional(),
  fetchTimeoutMs: ms.optional(),
  maxImageBytes: z.number().int().min(1).optional(),
  maxBodyBytes: z.number().int().min(1).optional(),
  rateLimit: z
    .union([
      z.boolean(),
      z.record(
        z.string(),
        z.strictObject({ limit: z.number().int().min(0), windowMs: z.number().min(1) }),
      ),
    ])
    .optional(),
});

export function commonDefaults(): CommonSwitches {
  return {
    latencyMs: 0,
    roadMs: 0,
    faults: [],
    faultRate: 0,
    faultMix: [
      { kind: 'status', status: 500 },
      { kind: 'status', status: 503 },
      { kind: 'status', status: 429 },
      { kind: 'reset' },
    ],
    seed: 1,
    answer: {},
    inspectImages: true,
    fetchImages: true,
    fetchTimeoutMs: 5_000,
    maxImageBytes: 20 * 1024 * 1024,
    maxBodyBytes: 160 * 1024 * 1024,
    rateLimit: true,
  };
}

/** The switches as they stand, and as they stood at the start. */
export class SwitchBoard<S extends CommonSwitches> {
  current: S;
  private readonly initial: S;

  /** Throws, as `set` does, where a switch is unknown or its value impossible. */
  constructor(
    private readonly schema: z.ZodType<Patch<S>>,
    defaults: S,
    given: unknown,
  ) {
    this.initial = merged(defaults, schema.parse(given));
    this.current = structuredClone(this.initial);
  }

  set(patch: unknown): Patch<S> {
    const parsed = this.schema.parse(patch);
    this.current = merged(this.current, parsed);
    return parsed;
  }

  reset(): void {
    this.current = structuredClone(this.initial);
  }
}

function merged<S>(base: S, patch: Patch<S>): S {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...base, ...(Object.fromEntries(given) as Partial<S>) };
}

/** How long this call, or its road, takes. */
export function latencyOf(latency: number | [number, number], random: () => number): number {
  if (typeof latency === 'number') return latency;
  const [least, most] = latency;
  return least + random() * (most - least);
}
