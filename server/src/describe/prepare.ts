import type { FolderRule, Settings } from '../contracts/settings';
import type { TextRow } from '../models/texts';
import { EMBEDDED_METADATA } from '../providers/embedded-metadata';
import type { Provider } from '../providers/types';
import { findAsset, findTextRows, type AssetRow } from '../texts/assets';
import { markStale } from '../texts/stale';
import { providersFor } from './ask-providers';
import { addEmbedded } from './embedded';
import { createImageSource, type ImageSource } from './image';
import { addReceipts } from './receipts';
import { folderNamePath, ruleFor } from './rules';
import { skipped } from './skips';
import { targetFor, type Ask } from './targets';
import type { DescribeDeps, DescribeJob, Outcome } from './types';
import { Work } from './work';

/** An asset that may be described, with all that is known of it before anybody is paid. */
export interface Prepared {
  settings: Settings;
  asset: AssetRow;
  /** The path of its folder by names. */
  folder: string;
  rule: FolderRule | null;
  ask: Ask;
  work: Work;
  image: ImageSource;
  /** Whom to ask for what is still open, in order. */
  providers: Provider[];
}

/**
 * Looks whether an asset may be described and fills what can be filled without any image being
 * sent: from the file's own metadata, and from what this task has paid for already.
 *
 * @returns the outcome where there is nothing to do
 */
export async function prepare(deps: DescribeDeps, job: DescribeJob): Promise<Prepared | Outcome> {
  const settings = await deps.settings.get();
  const asset = await findAsset(deps.strapi, job.assetId);
  if (!asset) return skipped('asset_deleted');
  if (job.replaced) return skipped('replaced_meanwhile');
  if (job.trigger === 'replace') await markStale(deps.strapi, asset, settings.languages[0]);
  if (job.mode === null) return skipped('disabled');
  if (!asset.mime.startsWith('image/')) return skipped('not_an_image');
  const folder = await folderNamePath(deps.strapi, asset.folderPath);
  const rule = ruleFor(settings, folder);
  if (rule && 'action' in rule) return skipped('excluded_by_rule');

  const ask: Ask = {
    mode: job.mode,
    anew: job.trigger === 'request' || job.trigger === 'run',
    overwriteHuman: job.request.overwriteHuman ?? false,
    ...(job.request.states ? { states: job.request.states } : {}),
    ...(job.request.quality ? { quality: job.request.quality } : {}),
  };
  const rows = await findTextRows(deps.strapi, job.assetId);
  const work = await planWork(deps, job, settings, asset, rows, ask);
  if (!(work instanceof Work)) return work;

  const image = createImageSource(deps.strapi, deps.config, asset, job.capture, job.signal);
  const asked = job.request.provider;
  const embedded =
    asked === undefined ? settings.sources.embeddedMetadata : asked === EMBEDDED_METADATA;
  if (embedded) await addEmbedded(work, { asset, rows, settings, job, image, ask });
  await addReceipts(work, deps.ledger, job);
  const providers = providersFor(deps.registry, job.request, settings, rule);
  return { settings, asset, folder, rule, ask, work, image, providers };
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
