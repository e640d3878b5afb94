import { faultIn } from '../describe/ask-provider';
import { ProviderError, messageOf } from '../errors';
import type { BatchItem, BatchRow } from '../models/batches';
import type { DescribedText } from '../models/spend';
import { transaction } from '../models/transaction';
import type { BatchProvider, BatchState, Provider, ProviderCall } from '../providers/types';
import type { BatchDeps } from './batch-deps';

/** Between two questions whether it is done: longer each time. Milliseconds. */
const SHORTEST_POLL_MS = 1000;
const LONGEST_POLL_MS = 15_000;

/** A vendor that took a batch without answering shows it in its history by then. Milliseconds. */
const SHOWS_IN_HISTORY_MS = 10_000;

/** After a failure that passes. Milliseconds. */
const TRY_AGAIN_MS = 15_000;

/** A vendor that has not finished by then never will. Milliseconds. */
const GIVE_UP_MS = 24 * 60 * 60_000;

const NO_TEXT: DescribedText = {
  alternativeText: null,
  caption: null,
  title: null,
  ogDescription: null,
  keywords: null,
};

const inMs = (ms: number) => new Date(Date.now() + ms);

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
  try {
    const call = await deps.openProvider(provider, signal);
    if (batch.status === 'waiting') await send(deps, batch, provider, call);
    else if (batch.status === 'sending') await findAgain(deps, batch, provider.batch, call);
    else await poll(deps, batch, provider, call);
  } catch (error) {
    await settle(deps, batch, error);
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
  await deps.batches.update(batch, { status: 'sending', sentAt, dueAt, leaseOwner, leaseUntil });
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
  const vendorId = await provider.find({ urls, language: batch.language, since }, call);
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
  if (Date.now() - new Date(batch.sentAt ?? batch.createdAt).getTime() > GIVE_UP_MS) {
    return giveUp(deps, batch, 'the vendor has not finished it within a day');
  }
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
    for (const { url, text, credits, model } of state.answers) {
      const item = items.get(url);
      if (!item || answered.has(item.taskId)) continue;
      answered.add(item.taskId);
      await keep(deps, provider, item, { text, credits, model }, decorativeIn(batch));
    }
    await deps.batches.update(batch, { status: 'done', finishedAt: new Date(), dueAt: null });
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

/** The tasks go on, unless another language of theirs is still under way. */
async function letGo({ batches, holds }: BatchDeps, batch: BatchRow): Promise<void> {
  const others = (await batches.unfinished(batch.provider)).filter(({ id }) => id !== batch.id);
  const waiting = new Set(others.flatMap(({ items }) => items.map(({ taskId }) => taskId)));
  const free = batch.items.map(({ taskId }) => taskId).filter((id) => !waiting.has(id));
  // What an image wants beyond this answer, it asks for alone.
  await holds.release(free, true);
}

async function giveUp(deps: BatchDeps, batch: BatchRow, why: string): Promise<void> {
  deps.strapi.log.warn(
    `[alt-text] batch ${batch.id} is given up: ${why}. Its images go one by one.`,
  );
  await transaction(deps.strapi, async () => {
    await deps.batches.update(batch, {
      status: 'failed',
      message: why,
      finishedAt: new Date(),
      dueAt: null,
    });
    await letGo(deps, batch);
  });
  deps.budgets.settleBatch(batch.provider, batch.id, 0);
}

/** What a failure means: for a batch that was refused, that it was not sent; else, to ask again. */
async function settle(deps: BatchDeps, batch: BatchRow, error: unknown): Promise<void> {
  if (!(error instanceof ProviderError)) {
    deps.strapi.log.error(`[alt-text] batch ${batch.id} will be tried again: ${messageOf(error)}`);
    return deps.batches.update(batch, { dueAt: inMs(TRY_AGAIN_MS) });
  }
  const wait = inMs(error.retryAfterMs ?? TRY_AGAIN_MS);
  const refused = error.status !== undefined && error.status >= 400 && error.status < 500;
  if (batch.status === 'sending' && refused) {
    if (error.code === 'rate_limited') {
      return deps.batches.update(batch, { status: 'waiting', dueAt: wait });
    }
    return giveUp(deps, batch, error.message);
  }
  if (batch.status !== 'sending' && !error.retryable) return giveUp(deps, batch, error.message);
  return deps.batches.update(batch, { dueAt: wait });
}
