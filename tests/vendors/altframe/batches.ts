import { randomUUID } from 'node:crypto';
import type { Job, JobMeta, Results } from './jobs';

export type BatchStatus = 'processing' | 'completed' | 'partial' | 'failed';

export interface BatchResult {
  readonly id: string;
  readonly image_url: string | null;
  readonly results: Results;
  readonly meta: JobMeta;
}

export interface BatchError {
  readonly id: string;
  readonly image_url: string | null;
  readonly error: string;
}

/** The body of `GET /api/v1/batches/:batch_id`. */
export interface Batch {
  readonly batch_id: string;
  status: BatchStatus;
  readonly total: number;
  completed: number;
  failed: number;
  readonly results: BatchResult[];
  readonly errors: BatchError[];
}

interface Kept {
  readonly key: string;
  readonly batch: Batch;
}

/** The batches of all accounts, and what is still being worked on. */
export class BatchStore {
  private readonly kept = new Map<string, Kept>();
  private readonly running = new Set<Promise<void>>();
  private abort = new AbortController();

  create(key: string, total: number): Batch {
    const batch_id = randomUUID();
    const counts = { total, completed: 0, failed: 0 };
    const batch: Batch = { batch_id, status: 'processing', ...counts, results: [], errors: [] };
    this.kept.set(batch_id, { key, batch });
    return batch;
  }

  /** Null for batches of others: they do not exist for this account. */
  find(key: string, id: string): Batch | null {
    const found = this.kept.get(id.toLowerCase());
    return found?.key === key ? found.batch : null;
  }

  succeed(batch: Batch, job: Job, results: Results, meta: JobMeta): void {
    batch.completed += 1;
    batch.results.push({ id: job.id, image_url: job.image_url, results, meta });
  }

  fail(batch: Batch, job: Job, error: string): void {
    batch.failed += 1;
    batch.errors.push({ id: job.id, image_url: job.image_url, error });
  }

  finish(batch: Batch): void {
    if (batch.failed === 0) batch.status = 'completed';
    else batch.status = batch.completed === 0 ? 'failed' : 'partial';
  }

  /** Lets work go on in the background; its signal ends it on a reset. */
  run(work: (signal: AbortSignal) => Promise<void>): void {
    const promise = work(this.abort.signal).finally(() => this.running.delete(promise));
    this.running.add(promise);
  }

  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }

  clear(): void {
    this.abort.abort();
    this.abort = new AbortController();
    this.kept.clear();
  }
}
