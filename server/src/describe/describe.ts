import { EMBEDDED_METADATA } from '../providers/embedded-metadata';
import { askProviders } from './ask-providers';
import { contextOf } from './context';
import { prepare } from './prepare';
import { addReused } from './receipts';
import type { DescribeDeps, DescribeJob, Outcome } from './types';
import { writeAll } from './write';

/**
 * Describes one asset: eligible → image → context → sources → finish → write.
 *
 * Can be called again for the same task at any time, after a crash too: what was paid for is in
 * the ledger and is not bought again, what was written is not written twice.
 *
 * @throws ProviderError or ImageError; the texts that came before it are written
 */
export async function describeAsset(deps: DescribeDeps, job: DescribeJob): Promise<Outcome> {
  const prepared = await prepare(deps, job);
  if ('status' in prepared) return prepared;
  const { settings, asset, folder, rule, ask, work, image, providers } = prepared;
  const reuses =
    settings.sources.reuseIdenticalImages && job.request.provider !== EMBEDDED_METADATA;
  if (work.open().length === 0 || (providers.length === 0 && !reuses)) {
    return writeAll(deps, job, prepared);
  }

  const fingerprint = await image.fingerprint();
  work.fingerprint = fingerprint;
  if (!(await job.reserve(fingerprint))) {
    await writeAll(deps, job, prepared);
    return { status: 'wait' };
  }
  if (reuses) await addReused(work, deps.ledger, job, fingerprint);
  let failure: Error | undefined;
  if (work.open().length > 0) {
    const context = await contextOf(deps.strapi, asset, folder);
    const anew = ask.anew || job.trigger === 'replace';
    const question = { deps, job, settings, rule, providers, image, fingerprint, context, anew };
    failure = await askProviders(question, work.open(), work.found);
  }
  const outcome = await writeAll(deps, job, prepared);
  if (failure) throw failure;
  return outcome;
}
