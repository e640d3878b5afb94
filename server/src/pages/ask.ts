import { ProviderError } from '../errors';
import type { PageTexts } from '../contracts/pages';
import type { Budgets } from '../credits/budget';
import type { Ledger } from '../credits/ledger';
import type { OpenProvider } from '../providers/calls';
import { failureSentence } from '../providers/sentences';
import type { PageProvider, PageRequest, Provider } from '../providers/types';
import { faultInPage, finished } from './judge';

/** A provider that writes the metadata of pages. */
export type PageWriter = Provider & { pages: PageProvider };

/** What is suggested, by whom, and what it cost now. */
export interface Written extends PageTexts {
  model: string | null;
  credits: number;
}

export interface AskDeps {
  openProvider: OpenProvider;
  budgets: Budgets;
  ledger: Ledger;
}

const NO_TEXT = {
  alternativeText: null,
  caption: null,
  title: null,
  ogDescription: null,
  keywords: null,
};

/** What was paid for before, when exactly this was sent. It costs nothing now. */
export async function answeredBefore(
  { ledger }: AskDeps,
  sourceHash: string,
  language: string,
): Promise<Written | null> {
  const receipt = await ledger.knownPage(sourceHash, language);
  const page = receipt?.description.page;
  return page ? { ...finished(page), model: receipt.model, credits: 0 } : null;
}

/**
 * Makes one call and keeps its receipt before anything else is done with the answer. An answer
 * that cannot be used is kept as well, for its cost, and never offered.
 *
 * @throws ProviderError
 */
export async function askForPage(
  { openProvider, budgets, ledger }: AskDeps,
  provider: PageWriter,
  request: PageRequest,
  sourceHash: string,
): Promise<Written> {
  const call = await openProvider(provider, new AbortController().signal);
  const reservation = await budgets.reserve(provider, provider.pages.price);
  try {
    // Where it fails, it is taken to have cost nothing.
    const answer = await provider.pages.describe(request, call);
    const { metaTitle, metaDescription, credits } = answer;
    const model = answer.model?.slice(0, 200) ?? null;
    const fault = faultInPage(answer);
    const texts = fault === null ? { ...NO_TEXT, page: { metaTitle, metaDescription } } : NO_TEXT;
    await ledger.record({
      assetId: null,
      taskId: null,
      provider: provider.id,
      model,
      fingerprint: sourceHash,
      texts: { [request.language]: texts },
      credits,
      rejected: fault !== null,
    });
    reservation.settle(credits);
    if (fault === null) return { ...finished(answer), model, credits };
    throw new ProviderError({
      provider: provider.id,
      code: 'bad_response',
      message: failureSentence(provider.name, 'bad_response', { vendorMessage: fault }),
    });
  } finally {
    reservation.settle(0);
  }
}
