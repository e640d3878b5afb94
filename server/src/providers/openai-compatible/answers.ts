import { z } from 'zod';

import { canonicalLanguage, englishName } from '../../languages';
import type { DescribedText } from '../../models/spend';
import { isRecord, objectsIn, withoutThoughts } from './json-in-text';
import { FIELD_NAMES, type Order } from './prompt';

const part = z.object({ text: z.string().nullish(), refusal: z.string().nullish() });

/** `200` of `POST /chat/completions`. Only what is used, so that an addition breaks nothing. */
export const chatAnswer = z.object({
  model: z.string().nullish(),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), z.array(part)]).nullish(),
          refusal: z.string().nullish(),
        }),
      }),
    )
    .min(1),
});
export type ChatAnswer = z.infer<typeof chatAnswer>;

/** `200` of `GET /models`: that it is a list is enough. */
export const modelsAnswer = z.object({ data: z.array(z.unknown()).nullable() });

const FILTERED: ReadonlySet<string> = new Set(['content_filter', 'safety', 'refusal']);

/** What an answer is. */
export type Reading =
  | { kind: 'texts'; texts: Record<string, DescribedText>; decorative: boolean }
  | { kind: 'refused'; words: string }
  | { kind: 'cut-off' }
  | { kind: 'no-texts' };

/** What a model says aloud, or why it says nothing. */
export type Speech =
  { kind: 'words'; words: string; cutOff: boolean } | Exclude<Reading, { kind: 'texts' }>;

export function speechOf({ choices: [choice] }: ChatAnswer): Speech {
  if (!choice) return { kind: 'no-texts' };
  const { content, refusal } = choice.message;
  const parts = typeof content === 'string' ? [{ text: content, refusal: null }] : (content ?? []);
  const words = refusal ?? parts.find((item) => item.refusal)?.refusal ?? '';
  const finish = choice.finish_reason ?? '';
  if (words !== '' || FILTERED.has(finish.toLowerCase())) return { kind: 'refused', words };

  const spoken = withoutThoughts(parts.map(({ text }) => text ?? '').join(''));
  return { kind: 'words', words: spoken, cutOff: finish === 'length' };
}

export function readAnswer(answered: ChatAnswer, order: Order): Reading {
  const speech = speechOf(answered);
  if (speech.kind !== 'words') return speech;
  // The last one: a model that thinks aloud ends with what it means.
  const answer = objectsIn(speech.words)
    .map((object) => answerIn(object, order, 0))
    .findLast((found) => found !== null);
  if (answer) return { kind: 'texts', ...answer };
  return { kind: speech.cutOff ? 'cut-off' : 'no-texts' };
}

type Answer = Pick<Extract<Reading, { kind: 'texts' }>, 'texts' | 'decorative'>;

/** Some models wrap the answer in an object of their own. */
const DEEPEST = 2;

function answerIn(object: Record<string, unknown>, order: Order, depth: number): Answer | null {
  if (order.mayBeDecorative && object['decorative'] === true) {
    const empty = { ...textsOf({}), alternativeText: '' };
    return {
      texts: Object.fromEntries(order.languages.map((code) => [code, empty])),
      decorative: true,
    };
  }
  const texts = languagesIn(object, order, depth === 0);
  if (Object.keys(texts).length > 0) return { texts, decorative: false };
  if (depth === DEEPEST) return null;
  for (const inner of Object.values(object)) {
    const found = isRecord(inner) ? answerIn(inner, order, depth + 1) : null;
    if (found) return found;
  }
  return null;
}

/** The texts by the languages asked for; one that is missing or blank is left out. */
function languagesIn(
  object: Record<string, unknown>,
  { languages, fields }: Order,
  outermost: boolean,
): Record<string, DescribedText> {
  const [only, ...others] = languages;
  // Asked for one language, a small model may leave the language away.
  const alone = outermost && others.length === 0;
  const bare = alone && only && fields.some((field) => field in object);
  const entries = bare ? { [only]: object } : object;
  const all: [string, DescribedText][] = [];
  for (const code of languages) {
    const value = Object.entries(entries).find(([key]) => names(key, code))?.[1];
    if (typeof value === 'string') all.push([code, textsOf({ alternativeText: value })]);
    else if (isRecord(value)) all.push([code, textsOf(value)]);
  }
  const main = fields.includes('alternativeText') ? 'alternativeText' : 'caption';
  const written = all.filter(([, text]) => text[main]?.trim());
  // Where nothing at all is written, that is the answer, and it is judged as such.
  return Object.fromEntries(written.length > 0 ? written : all);
}

/** `pt_br`, `PT-BR` and "Brazilian Portuguese" all mean `pt-BR`. */
const names = (key: string, code: string): boolean =>
  key === code ||
  (canonicalLanguage(key) ?? '') === canonicalLanguage(code) ||
  key.toLowerCase() === englishName(code).toLowerCase();

function textsOf(value: Record<string, unknown>): DescribedText {
  const [alternativeText, caption, title] = FIELD_NAMES.map((field) => {
    const text = value[field];
    return typeof text === 'string' ? text : null;
  });
  return {
    alternativeText: alternativeText ?? null,
    caption: caption ?? null,
    title: title ?? null,
    ogDescription: null,
    keywords: null,
  };
}
