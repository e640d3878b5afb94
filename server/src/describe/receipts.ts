import type { Ledger } from '../credits/ledger';
import type { SpendRow } from '../models/spend';
import type { Found } from './found';
import type { DescribeJob } from './types';
import type { Work } from './work';

const fromReceipt = (row: SpendRow, source: 'provider' | 'reuse'): Found => ({
  text: row.description,
  source,
  provider: row.provider,
  model: row.model,
  // No answer without a text is kept but one that says that none is needed.
  decorative: row.description.alternativeText?.trim() === '',
});

/** What this very task has paid for already: a restart goes on from there. */
export async function addReceipts(work: Work, ledger: Ledger, job: DescribeJob): Promise<void> {
  if (work.open().length === 0) return;
  const paid = await ledger.paidBy(job.taskId);
  for (const locale of work.open()) {
    const receipt = paid.get(locale);
    if (receipt) work.found.set(locale, fromReceipt(receipt, 'provider'));
  }
}

/**
 * Uses what was paid for already, for the same bytes under any name: to fill gaps; and where a text
 * is to be made anew, the one that this very run has made for an identical image.
 */
export async function addReused(
  work: Work,
  ledger: Ledger,
  job: DescribeJob,
  fingerprint: string,
): Promise<void> {
  const open = work.targets.filter(({ locale }) => !work.found.has(locale));
  const wanted = open.filter(({ gap }) => gap || job.runId !== null).map(({ locale }) => locale);
  const known = await ledger.known(fingerprint, wanted);
  for (const { locale, gap } of open) {
    const receipt = known.get(locale);
    // One without a task is about a page.
    if (!receipt || receipt.taskId === null) continue;
    if (job.request.provider && job.request.provider !== receipt.provider) continue;
    if (!gap && !(await job.sharesRunWith(receipt.taskId))) continue;
    work.found.set(locale, fromReceipt(receipt, 'reuse'));
  }
}
