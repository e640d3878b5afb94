import { faultIn } from '../describe/ask-provider';
import type { BatchItem, BatchRow } from '../models/batches';
import type { DescribedText } from '../models/spend';
import { transaction } from '../models/transaction';
import type { BatchProvider, BatchState, Provider, ProviderCall } from '../providers/types';
import type { BatchDeps } from './batch-deps';
import { DAY_MS, giveUp, inMs, isTooOld, letGo, settleFailure } from './batch-failure';

/** Between two questions whether it is done: longer each time. Milliseconds. */
const SHORTEST_POLL_MS = 1000;
const LONGEST_POLL_MS = 15_000;

/** A vendor that took a batch without answering shows it in its history by then. Milliseconds. */
const SHOWS_IN_HISTORY_MS = 10_000;

const NO_TEXT: DescribedText = {
  alternativeText: null,
  caption: null,
  title: null,
  ogDescription: null,
  keywords: null,
};

/**
 * Takes one batch a step further: sends it, looks for it where its answer was lost, or asks
 * whether it is done. Every step can be repeated after a crash: what was sent is never sent again.
 */
export async function advanceBatch(
  deps: BatchDeps,
  batch: BatchRow,
  signal: AbortSignal,
): Promise<void> {
  const provider = deps.registry.get(batch.provider);
  if (!provider?.batch) return giveUp(deps, batch, 'its provider is no longer there');
  const { status } = batch;
  try {
    const call = await deps.openProvider(provider, signal);
    if (status === 'waiting') await send(deps, batch, provider, call);
    else if (status === 'sending') await findAgain(deps, batch, provider.batch, call);
    else await poll(deps, batch, provider, call);
  } catch (error) {
    await settleFailure(deps, batch, error, status === 'waiting' ? 'send' : 'ask');
  }
}

async function send(
  deps: BatchDeps,
  batch: BatchRow,
  provider: Provider,
  call: ProviderCall,
): Promise<void> {
  if (!provider.batch) return;
  await deps.budgets.reserveBatch(provider, batch.id, batch.items.length * provider.price({}));
  const sentAt = new Date();
  const dueAt = inMs(SHOWS_IN_HISTORY_MS + deps.config.requestTimeoutMs);
  const { leaseOwner, leaseUntil } = batch;
  // From here on it may have been sent: only the vendor's history can tell that it was not.
  const sending = { status: 'sending' as const, sentAt, dueAt, leaseOwner, leaseUntil };
  if (!(await deps.batches.update(batch, sending))) return;
  batch.status = 'sending';
  const { publicUrl } = deps.config;
  const accepted = await provider.batch.submit(
    {
      images: batch.items.map(({ url, fields }) => ({ url, fields })),
      language: batch.language,
      shared: batch.shared,
      webhookUrl: publicUrl
        ? `${publicUrl.replace(/\/+$/, '')}/api/alt-text/webhooks/${batch.provider}/${batch.token}`
        : null,
    },
    call,
  );
  await deps.batches.update(batch, {
    status: 'sent',
    vendorId: accepted.id,
    dueAt: inMs(Math.min(LONGEST_POLL_MS, Math.max(SHORTEST_POLL_MS, accepted.readyInMs))),
  });
}

async function findAgain(
  deps: BatchDeps,
  batch: BatchRow,
  provider: BatchProvider,
  call: ProviderCall,
): Promise<void> {
  const since = new Date(batch.sentAt ?? batch.createdAt);
  const urls = batch.items.map(({ url }) => url);
  const known = await deps.batches.vendorIds(batch.provider, new Date(since.getTime() - DAY_MS));
  const vendorId = await provider.find({ urls, language: batch.language, since, known }, call);
  await deps.batches.update(
    batch,
    vendorId === null
      ? { status: 'waiting', dueAt: new Date() }
      : { status: 'sent', vendorId, dueAt: new Date() },
  );
}

async function poll(
  deps: BatchDeps,
  batch: BatchRow,
  provider: Provider,
  call: ProviderCall,
): Promise<void> {
  const state = await provider.batch?.poll(batch.vendorId ?? '', call);
  if (state?.finished) return finish(deps, batch, provider, state);
  if (isTooOld(batch)) return giveUp(deps, batch, 'the vendor has not finished it within a day');
  const wait = Math.min(LONGEST_POLL_MS, SHORTEST_POLL_MS * 1.5 ** batch.polls);
  await deps.batches.update(batch, { polls: batch.polls + 1, dueAt: inMs(wait) });
}

/** Keeps every answer with its cost and lets the tasks go on, all in one transaction. */
async function finish(
  deps: BatchDeps,
  batch: BatchRow,
  provider: Provider,
  state: BatchState,
): Promise<void> {
  const items = new Map(batch.items.map((item) => [item.url, item]));
  const answered = new Set<number>();
  await transaction(deps.strapi, async () => {
    // First, for only who still holds it may write its answers down.
    const over = { status: 'done' as const, finishedAt: new Date(), dueAt: null };
    if (!(await deps.batches.update(batch, over))) {
      throw new Error('somebody else has taken it over meanwhile');
    }
    for (const { url, text, credits, model } of state.answers) {
      const item = items.get(url);
      if (!item || answered.has(item.taskId)) continue;
      answered.add(item.taskId);
      await keep(deps, provider, item, { text, credits, model }, decorativeIn(batch));
    }
    await letGo(deps, batch);
  });
  const counted = state.answers.filter(({ url }) => items.has(url));
  const credits = counted.reduce((sum, answer) => sum + answer.credits, 0);
  deps.budgets.settleBatch(provider.id, batch.id, credits);
}

const decorativeIn = ({ shared }: BatchRow) => shared['mode'] === 'decorative';

async function keep(
  { ledger }: BatchDeps,
  provider: Provider,
  item: BatchItem,
  answer: { text: DescribedText; credits: number; model: string | null },
  decorative: boolean,
): Promise<void> {
  const texts = Object.fromEntries(item.locales.map((locale) => [locale, answer.text]));
  const description = { texts, credits: answer.credits, decorative };
  const fault = faultIn(description, ['alternativeText']);
  const unusable = Object.fromEntries(item.locales.map((locale) => [locale, NO_TEXT]));
  await ledger.record({
    assetId: item.assetId,
    taskId: item.taskId,
    provider: provider.id,
    model: answer.model?.slice(0, 200) ?? null,
    fingerprint: item.fingerprint,
    texts: fault === null ? texts : unusable,
    credits: answer.credits,
    rejected: fault !== null,
  });
}
