import { ImageError } from '../images/errors';
import { ProviderError } from '../errors';
import type { Provider } from '../providers/types';
import { questionFor } from './ask-providers';
import { languagesOf } from './ask-provider';
import { contextOf } from './context';
import { prepare } from './prepare';
import { addReused } from './receipts';
import type { DescribeDeps, DescribeJob } from './types';

/** One asset as a part of a batch. */
export interface BatchPlan {
  url: string;
  fingerprint: string;
  /** The site's languages by the code that the vendor is asked with. */
  languages: Map<string, string[]>;
  shared: Record<string, unknown>;
  fields: Record<string, unknown>;
}

/**
 * How an asset would be described in a batch of `provider`, or `null` where it must go alone:
 * there is nothing to pay for, somebody else is asked first, or it has no address of its own.
 */
export async function planForBatch(
  deps: DescribeDeps,
  job: DescribeJob,
  provider: Provider,
): Promise<BatchPlan | null> {
  try {
    return await plan(deps, job, provider);
  } catch (error) {
    // Whatever is wrong with this image is said when it goes alone.
    if (error instanceof ProviderError || error instanceof ImageError) return null;
    throw error;
  }
}

async function plan(
  deps: DescribeDeps,
  job: DescribeJob,
  provider: Provider,
): Promise<BatchPlan | null> {
  const prepared = await prepare(deps, job);
  if ('status' in prepared || !provider.batch) return null;
  const { settings, asset, folder, rule, ask, work, image, providers } = prepared;
  if (work.open().length === 0 || providers[0] !== provider) return null;
  const url = await image.address(provider);
  const fingerprint = await image.fingerprint();
  if (!(await job.reserve(fingerprint))) return null;
  if (settings.sources.reuseIdenticalImages) await addReused(work, deps.ledger, job, fingerprint);
  const languages = new Map<string, string[]>();
  for (const [locale, code] of languagesOf(provider, work.open())) {
    languages.set(code, [...(languages.get(code) ?? []), locale]);
  }
  if (languages.size === 0) return null;
  const context = await contextOf(deps.strapi, asset, folder);
  const question = questionFor({ settings, rule, context, anew: ask.anew }, provider);
  const shared = provider.batch.sharedFields(question);
  if (shared === null) return null;
  return { url, fingerprint, languages, shared, fields: provider.batch.imageFields(question) };
}
