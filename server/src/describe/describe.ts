import type { Settings } from '../contracts/settings';
import type { TextRow } from '../models/texts';
import { findAsset, findTextRows, type AssetRow } from '../texts/assets';
import { markStale } from '../texts/stale';
import { contextOf } from './context';
import { createImageSource, type ImageSource } from './image';
import { folderNamePath, ruleFor } from './rules';
import { skipped } from './skips';
import { askProviders, providersFor } from './ask-providers';
import { fromEmbedded, fromReceipt, type Found } from './sources';
import { targetFor, type Ask, type Target } from './targets';
import type { DescribeDeps, DescribeJob, Outcome } from './types';
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
  const languages = job.request.languages ?? settings.languages;
  const choices = languages.map((locale) =>
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

  const image = createImageSource(deps.strapi, deps.config, asset, job.capture, job.signal);
  const found = new Map<string, Found>();
  if (settings.sources.embeddedMetadata && !job.request.provider) {
    const extra = await addEmbedded(settings, asset, rows, targets, found, { job, image, ask });
    targets.push(...extra);
  }
  const open = () => targets.map(({ locale }) => locale).filter((locale) => !found.has(locale));

  let failure: Error | undefined;
  let fingerprint: string | null = null;
  if (open().length > 0) {
    for (const [locale, receipt] of await deps.ledger.paidBy(job.taskId)) {
      if (open().includes(locale)) found.set(locale, fromReceipt(receipt, 'provider'));
    }
  }
  const providers = providersFor(deps.registry, job.request, settings, rule);
  if (open().length > 0 && (providers.length > 0 || settings.sources.reuseIdenticalImages)) {
    fingerprint = await image.fingerprint();
    if (!(await job.reserve(fingerprint))) {
      return found.size === 0 ? { status: 'wait' } : await write(found, fingerprint, true);
    }
    if (settings.sources.reuseIdenticalImages) {
      await addKnown(deps, job, targets, fingerprint, found);
    }
    if (open().length > 0) {
      const context = await contextOf(deps.strapi, asset);
      const anew = ask.anew || job.trigger === 'replace';
      const question = { deps, job, settings, rule, providers, image, fingerprint, context, anew };
      failure = await askProviders(question, open(), found);
    }
  }
  return write(found, fingerprint, false);

  async function write(
    texts: Map<string, Found>,
    identity: string | null,
    waits: boolean,
  ): Promise<Outcome> {
    if (await job.replacedSince()) return skipped('replaced_meanwhile');
    const outcomes: string[] = [];
    for (const target of targets) {
      const text = texts.get(target.locale);
      if (text) outcomes.push(await writeFound(deps, job, settings, target, text, identity));
    }
    if (failure) throw failure;
    if (waits) return { status: 'wait' };
    if (outcomes.length === 0) return skipped('no_source');
    if (outcomes.every((outcome) => outcome === 'lost')) return skipped('human_text');
    return done([...texts.values()]);
  }
}

/** Fills gaps with what the file itself says; its further languages become targets of their own. */
async function addEmbedded(
  settings: Settings,
  asset: AssetRow,
  rows: ReadonlyMap<string, TextRow>,
  targets: readonly Target[],
  found: Map<string, Found>,
  { job, image, ask }: { job: DescribeJob; image: ImageSource; ask: Ask },
): Promise<Target[]> {
  if (!targets.some((target) => target.gap)) return [];
  const { embedded } = job.capture ?? (await image.inspection());
  const texts = fromEmbedded(embedded, settings.languages[0]);
  for (const target of targets) {
    const text = texts.get(target.locale);
    if (text && target.gap) found.set(target.locale, text);
  }
  if (job.request.languages) return [];
  const extra: Target[] = [];
  for (const [locale, text] of texts) {
    if (settings.languages.includes(locale)) continue;
    const target = targetFor(asset, rows, locale, settings.languages[0], ask);
    if ('skip' in target || !target.gap) continue;
    found.set(locale, text);
    extra.push(target);
  }
  return extra;
}

/** Fills gaps with what was paid for already, for the same bytes. */
async function addKnown(
  deps: DescribeDeps,
  job: DescribeJob,
  targets: readonly Target[],
  fingerprint: string,
  found: Map<string, Found>,
): Promise<void> {
  const gaps = targets.filter(({ gap, locale }) => gap && !found.has(locale));
  const known = await deps.ledger.known(
    fingerprint,
    gaps.map(({ locale }) => locale),
  );
  for (const [locale, receipt] of known) {
    if (job.request.provider && job.request.provider !== receipt.provider) continue;
    found.set(locale, fromReceipt(receipt, 'reuse'));
  }
}

function done(found: readonly Found[]): Outcome {
  const first = found.find(({ source }) => source === 'provider') ?? found[0];
  const reused = found.some(({ source }) => source === 'reuse');
  return {
    status: 'done',
    ...(first ? { provider: first.provider } : {}),
    ...(reused
      ? { message: 'The same image was described before; its text was used again at no cost.' }
      : {}),
  };
}
