import type { Settings } from '../contracts/settings';
import type { TextRow } from '../models/texts';
import { findAsset, findTextRows, type AssetRow } from '../texts/assets';
import { markStale } from '../texts/stale';
import { askProviders, providersFor } from './ask-providers';
import { contextOf } from './context';
import { addEmbedded } from './embedded';
import { createImageSource } from './image';
import { addReceipts, addReused } from './receipts';
import { folderNamePath, ruleFor } from './rules';
import { skipped } from './skips';
import { targetFor, type Ask } from './targets';
import type { DescribeDeps, DescribeJob, Outcome } from './types';
import { Work } from './work';
import { writeFound } from './write';

/**
 * Describes one asset: eligible → image → context → sources → finish → write.
 *
 * Can be called again for the same task at any time, after a crash too: what was paid for is in
 * the ledger and is not bought again, what was written is not written twice.
 *
 * @throws ProviderError or ImageError; the texts that came before it are written
 */
export async function describeAsset(deps: DescribeDeps, job: DescribeJob): Promise<Outcome> {
  const settings = await deps.settings.get();
  const asset = await findAsset(deps.strapi, job.assetId);
  if (!asset) return skipped('asset_deleted');
  if (await job.replacedSince()) return skipped('replaced_meanwhile');
  if (job.trigger === 'replace') await markStale(deps.strapi, asset, settings.languages[0]);
  if (job.mode === null) return skipped('disabled');
  if (!asset.mime.startsWith('image/')) return skipped('not_an_image');
  const rule = ruleFor(settings, await folderNamePath(deps.strapi, asset.folderPath));
  if (rule && 'action' in rule) return skipped('excluded_by_rule');

  const ask: Ask = {
    mode: job.mode,
    anew: job.trigger === 'request' || job.trigger === 'run',
    overwriteHuman: job.request.overwriteHuman ?? false,
  };
  const rows = await findTextRows(deps.strapi, job.assetId);
  const work = await planWork(deps, job, settings, asset, rows, ask);
  if (!(work instanceof Work)) return work;

  const image = createImageSource(deps.strapi, deps.config, asset, job.capture, job.signal);
  const embedded = settings.sources.embeddedMetadata && !job.request.provider;
  if (embedded) await addEmbedded(work, { asset, rows, settings, job, image, ask });
  await addReceipts(work, deps.ledger, job);
  if (work.open().length === 0) return write(deps, job, settings, work);

  const providers = providersFor(deps.registry, job.request, settings, rule);
  if (providers.length === 0 && !settings.sources.reuseIdenticalImages) {
    return write(deps, job, settings, work);
  }
  work.fingerprint = await image.fingerprint();
  if (!(await job.reserve(work.fingerprint))) {
    await write(deps, job, settings, work);
    return { status: 'wait' };
  }
  if (settings.sources.reuseIdenticalImages) {
    await addReused(work, deps.ledger, job, work.fingerprint);
  }
  const failure =
    work.open().length === 0
      ? undefined
      : await askProviders(
          {
            deps,
            job,
            settings,
            rule,
            providers,
            image,
            fingerprint: work.fingerprint,
            context: await contextOf(deps.strapi, asset),
            anew: ask.anew || job.trigger === 'replace',
          },
          work.open(),
          work.found,
        );
  const outcome = await write(deps, job, settings, work);
  if (failure) throw failure;
  return outcome;
}

/** @returns the work, or the outcome where there is none */
async function planWork(
  deps: DescribeDeps,
  job: DescribeJob,
  settings: Settings,
  asset: AssetRow,
  rows: ReadonlyMap<string, TextRow>,
  ask: Ask,
): Promise<Work | Outcome> {
  const locales = job.request.languages ?? settings.languages;
  const choices = locales.map((locale) =>
    targetFor(asset, rows, locale, settings.languages[0], ask),
  );
  const targets = choices.flatMap((choice) => ('skip' in choice ? [] : [choice]));
  if (targets.length === 0) {
    // Written by an earlier attempt of this very task, of which only a part had failed.
    const [paid] = (await deps.ledger.paidBy(job.taskId)).values();
    if (paid) return { status: 'done', provider: paid.provider };
    const refused = choices.find((choice) => 'skip' in choice);
    return skipped(refused?.skip ?? 'nothing_to_fill');
  }
  return new Work(targets);
}

/** Writes what was found where still stands what was seen. */
async function write(
  deps: DescribeDeps,
  job: DescribeJob,
  settings: Settings,
  { targets, found, fingerprint }: Work,
): Promise<Outcome> {
  if (await job.replacedSince()) return skipped('replaced_meanwhile');
  const outcomes: string[] = [];
  for (const target of targets) {
    const text = found.get(target.locale);
    if (text) outcomes.push(await writeFound(deps, job, settings, target, text, fingerprint));
  }
  if (outcomes.length === 0) return skipped('no_source');
  if (outcomes.every((outcome) => outcome === 'lost')) return skipped('human_text');
  const texts = [...found.values()];
  const main = texts.find(({ source }) => source === 'provider') ?? texts[0];
  return {
    status: 'done',
    ...(main ? { provider: main.provider } : {}),
    ...(texts.some(({ source }) => source === 'reuse')
      ? { message: 'The same image was described before; its text was used again at no cost.' }
      : {}),
  };
}
