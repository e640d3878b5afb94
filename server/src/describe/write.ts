import type { Settings } from '../contracts/settings';
import type { Mode } from '../contracts/tasks';
import type { ChangeAuthorKind } from '../contracts/texts';
import type { StoredSnapshot } from '../models/changes';
import type { BeforeSuggestion } from '../models/texts';
import { isSevere } from '../quality';
import { finishAlternativeText, finishProse } from '../texts/finish';
import { judgeText, type Judged } from '../texts/judged';
import { snapshotOf, writeText, type WriteResult } from '../texts/write';
import type { Found } from './found';
import type { Target } from './targets';
import type { Prepared } from './prepare';
import { skipped } from './skips';
import type { DescribeDeps, DescribeJob, Outcome } from './types';

/** A caption that a person typed stays, whatever happens to the alternative text beside it. */
const captionIsFree = (now: StoredSnapshot, overwriteHuman: boolean): boolean =>
  (now.caption ?? '').trim() === '' || overwriteHuman || now.captionGenerated === true;

/** What a rejection puts back; a suggestion that follows another has the same before it. */
function beforeSuggestion(now: StoredSnapshot): BeforeSuggestion {
  const { state, previousState, provider, model, fingerprint, findings } = now;
  if (state === 'suggested' && now.suggestion?.before) return now.suggestion.before;
  return { state, previousState, provider, model, fingerprint, findings };
}

/** The texts of one language as they are to stand. */
interface Finished {
  alternativeText: string;
  caption: string | null;
  title: string | null;
  ogDescription: string | null;
}

function finish(
  target: Target,
  { text, source, decorative }: Found,
  settings: Settings,
  overwriteHuman: boolean,
): Finished {
  const caption = finishProse(text.caption ?? '');
  const takesCaption =
    settings.fields.caption &&
    caption !== '' &&
    captionIsFree(snapshotOf(target.seen), overwriteHuman);
  return {
    alternativeText: decorative
      ? ''
      : source === 'embedded'
        ? finishProse(text.alternativeText ?? '')
        : finishAlternativeText(text.alternativeText ?? '', target.locale, settings.text),
    caption: takesCaption ? caption : null,
    title: finishProse(text.title ?? '') || null,
    ogDescription: finishProse(text.ogDescription ?? '') || null,
  };
}

/**
 * What is to stand, or to be suggested, once this text is in.
 *
 * @param mode `suggest` too where the text must not stand before a person has seen it
 */
function nextSnapshot(
  target: Target,
  found: Found,
  { alternativeText, caption, ...rest }: Finished,
  mode: Mode,
  takesAlternativeText: boolean,
): Partial<StoredSnapshot> {
  const now = snapshotOf(target.seen);
  const { provider, model } = found;
  if (mode === 'suggest') {
    const standing =
      now.state === 'stale' || now.state === 'suggested' ? now.previousState : now.state;
    return {
      state: 'suggested',
      previousState: standing ?? 'missing',
      suggestion: {
        alternativeText: takesAlternativeText ? alternativeText : null,
        caption,
        title: rest.title,
        keywords: found.text.keywords,
        ogDescription: rest.ogDescription,
        before: beforeSuggestion(now),
      },
      provider,
      model,
    };
  }
  return {
    ...rest,
    keywords: found.text.keywords,
    provider,
    model,
    ...(takesAlternativeText ? { alternativeText } : {}),
    ...(caption === null ? {} : { caption, captionGenerated: true }),
    state: found.decorative ? 'decorative' : found.source === 'embedded' ? 'embedded' : 'ai',
    previousState: null,
    suggestion: null,
  };
}

interface Written {
  outcome: WriteResult['outcome'];
  /** What a rule says against it, where it waits for a person for that. */
  held?: string;
}

/** Writes one text where still stands what was seen when the work began. */
async function writeFound(
  deps: DescribeDeps,
  job: DescribeJob,
  { settings, asset, work: { fingerprint } }: Pick<Prepared, 'settings' | 'asset' | 'work'>,
  target: Target,
  found: Found,
): Promise<Written> {
  const finished = finish(target, found, settings, job.request.overwriteHuman ?? false);
  const takesAlternativeText = settings.fields.alternativeText;
  const now = snapshotOf(target.seen);
  const { assetId } = job;
  const { locale } = target;
  const judged: Judged = await judgeText(deps.strapi, {
    assetId,
    locale,
    text: takesAlternativeText ? finished.alternativeText : now.alternativeText,
    caption: finished.caption ?? now.caption,
    fileName: asset.name,
    fingerprint,
    maxLength: settings.text.maxLength,
    decorative: found.decorative,
  });
  const severe =
    takesAlternativeText && target.mode === 'apply' && isSevere(judged.findings)
      ? judged.findings.find(({ severity }) => severity === 'severe')
      : undefined;
  const mode = severe ? 'suggest' : target.mode;
  const kind: ChangeAuthorKind = found.source;
  const name = deps.registry.get(found.provider)?.name ?? found.provider;
  const { outcome } = await writeText(deps.strapi, {
    assetId,
    locale,
    seen: target.seen,
    next: {
      ...nextSnapshot(target, found, finished, mode, takesAlternativeText),
      fingerprint,
      findings: judged.findings,
    },
    judgedBy: judged.judgedBy,
    by: { kind, name },
    taskId: job.taskId,
    runId: job.runId,
  });
  return { outcome, ...(severe && outcome !== 'lost' ? { held: severe.message } : {}) };
}

const REUSED = 'The same image was described before; its text was used again at no cost.';

/** Why texts wait for a person, by language, in the words of the rules. */
function heldSentence(held: ReadonlyMap<string, string>): string {
  const reasons = [...new Set(held.values())].map((reason) => {
    const languages = [...held.keys()].filter((locale) => held.get(locale) === reason);
    return `Held for review (${languages.join(', ')}): ${reason}`;
  });
  return `${reasons.join(' ')} Approve, edit or reject the suggestion, or generate it anew.`;
}

/** Writes all that was found, where still stands what was seen, and says how it went. */
export async function writeAll(
  deps: DescribeDeps,
  job: DescribeJob,
  prepared: Pick<Prepared, 'settings' | 'asset' | 'work'>,
): Promise<Outcome> {
  const { targets, found } = prepared.work;
  if (await job.replacedSince()) return skipped('replaced_meanwhile');
  const outcomes: string[] = [];
  const held = new Map<string, string>();
  for (const target of targets) {
    const text = found.get(target.locale);
    if (!text) continue;
    const written = await writeFound(deps, job, prepared, target, text);
    outcomes.push(written.outcome);
    if (written.held) held.set(target.locale, written.held);
  }
  if (outcomes.length === 0) return skipped('no_source');
  if (outcomes.every((outcome) => outcome === 'lost')) return skipped('human_text');
  const texts = [...found.values()];
  const main = texts.find(({ source }) => source === 'provider') ?? texts[0];
  const message = [
    ...(texts.some(({ source }) => source === 'reuse') ? [REUSED] : []),
    ...(held.size > 0 ? [heldSentence(held)] : []),
  ].join(' ');
  return {
    status: 'done',
    ...(main ? { provider: main.provider } : {}),
    ...(message === '' ? {} : { message }),
  };
}
