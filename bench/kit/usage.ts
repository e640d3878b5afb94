const SAMPLE_MS = 2;

const collect = () => (globalThis as { gc?: () => void }).gc?.();

/** What this process used while something was done in it. */
export interface Usage {
  /** Milliseconds of all threads, what the idle process uses in that time taken off. */
  cpuMs: number;
  wallMs: number;
}

/** Watches this process: its processor time piece by piece, its memory from beginning to end. */
export interface Meter {
  /** Call it while nothing goes on: learns what the process uses by itself. */
  learnIdle(idle: () => Promise<void>): Promise<void>;
  usageOf(work: () => Promise<void>): Promise<Usage>;
  /** By how many bytes the resident memory stood above its beginning, at the most; stops it. */
  memoryGrowth(): number;
}

export function startMeter(): Meter {
  collect();
  const begin = process.memoryUsage.rss();
  let peak = begin;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, SAMPLE_MS);
  let idlePerMs = 0;

  const usageOf = async (work: () => Promise<void>): Promise<Usage> => {
    collect();
    const began = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    const wallMs = performance.now() - began;
    return { cpuMs: (user + system) / 1000 - idlePerMs * wallMs, wallMs };
  };
  return {
    async learnIdle(idle) {
      const { cpuMs, wallMs } = await usageOf(idle);
      idlePerMs = cpuMs / wallMs;
    },
    usageOf,
    memoryGrowth() {
      clearInterval(timer);
      return peak - begin;
    },
  };
}
