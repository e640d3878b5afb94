import { z } from 'zod';
import { seededRandom } from './random';

/** Everything that can go wrong at a vendor, or on the way to it. */
export const FAULT_KINDS = [
  'status',
  'html',
  'half-json',
  'empty',
  'hang',
  'drip',
  'reset',
  'reset-after-work',
  'huge-text',
  'oversized',
  'markup',
  'blank',
  'wrong-shape',
  'error-any-shape',
  'echo-key',
  'redirect',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

const shape = {
  kind: z.enum(FAULT_KINDS),
  /** For `status`, `html`, `error-any-shape`, `echo-key`, `redirect`. */
  status: z.number().int().min(200).max(599),
  /** Sent as a Retry-After header. */
  retryAfterSeconds: z.number().min(0),
  /** For a 429: how far away the vendor says the end of its window is. */
  resetSeconds: z.number().min(0),
  /** The words of the error. */
  message: z.string(),
  /** For `error-any-shape`: this body instead of one of the usual odd ones. */
  body: z.unknown(),
  /** For `redirect`. */
  location: z.string(),
  /** For `drip`: milliseconds between two bytes. */
  intervalMs: z.number().min(1),
  /** How many calls it is good for. */
  times: z.number().int().min(1),
  /** Only for this endpoint; without it, for any generating call. */
  endpoint: z.string(),
  /** Whether the work is done and charged first; each kind has its own default. */
  charged: z.boolean(),
};

const faultObject = z.strictObject({
  ...z.strictObject(shape).partial().shape,
  kind: shape.kind,
});

export type Fault = z.infer<typeof faultObject>;
/** A fault, or in short: an HTTP status, or a kind. */
export type FaultInput = number | FaultKind | Fault;

export const faultInput = z.union([
  z
    .number()
    .int()
    .min(400)
    .max(599)
    .transform((status): Fault => ({ kind: 'status', status })),
  shape.kind.transform((kind): Fault => ({ kind })),
  faultObject,
]);

const CHARGED: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'half-json',
  'drip',
  'reset-after-work',
  'huge-text',
  'oversized',
  'markup',
  'blank',
]);

/** Whether the vendor had done (and charged) the work when this went wrong. */
export function isCharged(fault: Fault): boolean {
  return fault.charged ?? CHARGED.has(fault.kind);
}

export interface FaultSwitches {
  faults: Fault[];
  faultRate: number;
  faultMix: Fault[];
}

/** Decides which call is hit: first what was queued, then by chance, but a repeatable chance. */
export class FaultPlan {
  private random = seededRandom(1);

  reseed(seed: number): void {
    this.random = seededRandom(seed);
  }

  next(switches: FaultSwitches, endpoint: string, generating: boolean): Fault | null {
    const index = switches.faults.findIndex((fault) =>
      fault.endpoint === undefined ? generating : fault.endpoint === endpoint,
    );
    const queued = switches.faults[index];
    if (queued) {
      const left = (queued.times ?? 1) - 1;
      if (left > 0) switches.faults[index] = { ...queued, times: left };
      else switches.faults.splice(index, 1);
      return queued;
    }
    if (!generating || switches.faultRate <= 0) return null;
    if (this.random() >= switches.faultRate) return null;
    return switches.faultMix[Math.floor(this.random() * switches.faultMix.length)] ?? null;
  }
}
