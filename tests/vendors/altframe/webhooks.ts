import { sleep } from '../kit/sleep';
import type { Batch } from './batches';

/** One attempt to deliver, for tests to look at. */
export interface Delivery {
  readonly url: string;
  readonly batchId: string;
  readonly attempt: number;
  /** Null where nobody answered. */
  readonly status: number | null;
  readonly at: string;
}

export interface Delivering {
  readonly retryMs: number;
  readonly copies: number;
  readonly signal: AbortSignal;
}

/** Receivers are asked to answer within five seconds. */
const PATIENCE_MS = 5_000;

/** The example's payload: like the batch, but its results come without their meta. */
function payload(batch: Batch): string {
  const results = batch.results.map(({ id, image_url, results: texts }) => ({
    id,
    image_url,
    results: texts,
  }));
  return JSON.stringify({ event: 'batch.completed', ...batch, results });
}

/** One POST when a batch is finished ("How It Works"), and one more if that is not acknowledged. */
export class Webhooks {
  readonly deliveries: Delivery[] = [];

  async deliver(url: string, batch: Batch, how: Delivering): Promise<void> {
    const body = payload(batch);
    for (let copy = 0; copy < how.copies; copy += 1) {
      if (await this.attempt(url, batch, body, 1, how.signal)) continue;
      if (!(await sleep(how.retryMs, how.signal))) return;
      await this.attempt(url, batch, body, 2, how.signal);
    }
  }

  clear(): void {
    this.deliveries.length = 0;
  }

  private async attempt(
    url: string,
    batch: Batch,
    body: string,
    attempt: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    let status: number | null = null;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      await response.body?.cancel();
      status = response.status;
    } catch {
      // Unreachable or too slow: the delivery says so by having no status.
    }
    if (signal.aborted) return true;
    const at = new Date().toISOString();
    this.deliveries.push({ url, batchId: batch.batch_id, attempt, status, at });
    return status !== null && status >= 200 && status < 300;
  }
}
