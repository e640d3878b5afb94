const SAMPLE_MS = 5;

/** Above this share of what was used, the process's own stirring says more than the work. */
const MAX_IDLE_SHARE = 0.2;

/** Frees what nobody holds, so that it is not freed at the expense of what comes next. */
export const collectGarbage = (): void => (globalThis as { gc?: () => void }).gc?.();

/** What this process used while something was done in it. */
export interface Usage {
  /** Milliseconds of all threads, `idleMs` taken off. */
  cpuMs: number;
  /** What the process would have used in that time by itself. */
  idleMs: number;
  wallMs: number;
}

/** Watches this process: its processor time piece by piece, its memory from beginning to end. */
export interface Meter {
  /** Call it while nothing goes on: learns what the process uses by itself. */
  learnIdle(idle: () => Promise<void>): Promise<void>;
  /** @throws Error where the work is too small a part of what was used to be told from the rest */
  usageOf(work: () => Promise<void>): Promise<Usage>;
  /** By how many bytes the resident memory stood above its beginning, at the most; stops it. */
  memoryGrowth(): number;
}

export function startMeter(): Meter {
  collectGarbage();
  const begin = process.memoryUsage.rss();
  let peak = begin;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, SAMPLE_MS);
  let idlePerMs = 0;

  const used = async (work: () => Promise<void>) => {
    const began = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return { totalMs: (user + system) / 1000, wallMs: performance.now() - began };
  };
  return {
    async learnIdle(idle) {
      const { totalMs, wallMs } = await used(idle);
      idlePerMs = totalMs / wallMs;
    },
    async usageOf(work) {
      const { totalMs, wallMs } = await used(work);
      const idleMs = idlePerMs * wallMs;
      if (idleMs > totalMs * MAX_IDLE_SHARE) {
        throw new Error(
          `Of ${totalMs.toFixed(0)} ms processor time, ${idleMs.toFixed(0)} ms would have been used anyway: this measures nothing`,
        );
      }
      return { cpuMs: totalMs - idleMs, idleMs, wallMs };
    },
    memoryGrowth() {
      clearInterval(timer);
      return peak - begin;
    },
  };
}
