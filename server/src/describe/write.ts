import type { Settings } from '../contracts/settings';
import type { ChangeAuthorKind } from '../contracts/texts';
import type { StoredSnapshot } from '../models/changes';
import type { BeforeSuggestion } from '../models/texts';
import { finishAlternativeText, finishProse, lengthFindings } from '../texts/finish';
import { snapshotOf, writeText, type WriteResult } from '../texts/write';
import type { Found } from './found';
import type { Target } from './targets';
import type { Prepared } from './prepare';
import { skipped } from './skips';
import type { DescribeDeps, DescribeJob, Outcome } from './types';

const GENERATED = new Set(['ai', 'approved', 'embedded', 'suggested']);

/** A caption that a person typed stays, whatever happens to the alternative text beside it. */
function captionIsFree(now: StoredSnapshot, target: Target, overwriteHuman: boolean): boolean {
  if ((now.caption ?? '').trim() === '' || overwriteHuman) return true;
  const written = target.seen.row;
  if (!written || (written.caption ?? '') !== now.caption) return false;
  const words = now.state === 'stale' ? now.previousState : now.state;
  return words !== null && GENERATED.has(words);
}

/** What a rejection puts back; a suggestion that follows another has the same before it. */
function beforeSuggestion(now: StoredSnapshot): BeforeSuggestion {
  const { state, previousState, provider, model, fingerprint, findings } = now;
  if (state === 'suggested' && now.suggestion?.before) return now.suggestion.before;
  return { state, previousState, provider, model, fingerprint, findings };
}

/** What is to stand, or to be suggested, once this text is in. */
export function nextSnapshot(
  target: Target,
  found: Found,
  settings: Settings,
  fingerprint: string | null,
  overwriteHuman: boolean,
): Partial<StoredSnapshot> {
  const { locale } = target;
  const { text } = found;
  const now = snapshotOf(target.seen);
  const alternativeText = found.decorative
    ? ''
    : found.source === 'embedded'
      ? finishProse(text.alternativeText ?? '')
      : finishAlternativeText(text.alternativeText ?? '', locale, settings.text);
  const caption = finishProse(text.caption ?? '');
  const takesCaption =
    settings.fields.caption && caption !== '' && captionIsFree(now, target, overwriteHuman);
  const about = {
    title: finishProse(text.title ?? '') || null,
    keywords: text.keywords,
    ogDescription: finishProse(text.ogDescription ?? '') || null,
    provider: found.provider,
    model: found.model,
    fingerprint,
    findings: lengthFindings(alternativeText, settings.text.maxLength),
  };
  if (target.mode === 'suggest') {
    const standing =
      now.state === 'stale' || now.state === 'suggested' ? now.previousState : now.state;
    return {
      state: 'suggested',
      previousState: standing ?? 'missing',
      suggestion: {
        alternativeText: settings.fields.alternativeText ? alternativeText : null,
        caption: takesCaption ? caption : null,
        title: about.title,
        before: beforeSuggestion(now),
      },
      provider: about.provider,
      model: about.model,
      fingerprint,
      findings: about.findings,
    };
  }
  return {
    ...about,
    ...(settings.fields.alternativeText ? { alternativeText } : {}),
    ...(takesCaption ? { caption } : {}),
    state: found.decorative ? 'decorative' : found.source === 'embedded' ? 'embedded' : 'ai',
    previousState: null,
    suggestion: null,
  };
}

/** Writes one text where still stands what was seen when the work began. */
async function writeFound(
  deps: DescribeDeps,
  job: DescribeJob,
  settings: Settings,
  target: Target,
  found: Found,
  fingerprint: string | null,
): Promise<WriteResult['outcome']> {
  const kind: ChangeAuthorKind = found.source;
  const name = deps.registry.get(found.provider)?.name ?? found.provider;
  const result = await writeText(deps.strapi, {
    assetId: job.assetId,
    locale: target.locale,
    seen: target.seen,
    next: nextSnapshot(target, found, settings, fingerprint, job.request.overwriteHuman ?? false),
    by: { kind, name },
    taskId: job.taskId,
    runId: job.runId,
  });
  return result.outcome;
}

/** Writes all that was found, where still stands what was seen, and says how it went. */
export async function writeAll(
  deps: DescribeDeps,
  job: DescribeJob,
  { settings, work }: Pick<Prepared, 'settings' | 'work'>,
): Promise<Outcome> {
  const { targets, found, fingerprint } = work;
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
