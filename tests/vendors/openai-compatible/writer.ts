import type { Distort } from '../kit/distort';
import type { Picture } from '../kit/images/pictures';
import { describePicture } from '../kit/texts/describe';
import type { JsonSchema } from './json-schema';
import { wordsOf, type ChatRequest } from './schema';
import type { OpenAiBehaviour } from './switches';

/** What the model understood it should write. */
export interface Task {
  /** The fields of each language; none where the model was shown no form. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  /** It is asked whether the image is decoration. */
  readonly verdict: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function taskOf(form: Readonly<Record<string, unknown>>): Task {
  const objects = Object.entries(form).filter(([, value]) => isRecord(value));
  return {
    languages: Object.fromEntries(
      objects.map(([key, value]) => [key, Object.keys(value as object)]),
    ),
    verdict: 'decorative' in form,
  };
}

/** The task as a schema puts it. */
export function taskOfSchema(schema: JsonSchema): Task {
  const properties = Object.entries(schema.properties ?? {});
  return taskOf(
    Object.fromEntries(properties.map(([key, inner]) => [key, inner.properties ?? null])),
  );
}

/** The task as the prompt puts it: a form in JSON, on a line of its own. */
export function taskOfPrompt(request: ChatRequest): Task {
  for (const line of wordsOf(request).join('\n').split('\n').reverse()) {
    if (!line.startsWith('{')) continue;
    try {
      const form = JSON.parse(line) as unknown;
      if (isRecord(form) && Object.values(form).some(isRecord)) return taskOf(form);
    } catch {
      // No form, only a line that begins like one.
    }
  }
  return { languages: {}, verdict: false };
}

/** The texts of a page. */
const pageTexts = (language: string): Record<string, string> => ({
  metaTitle: `Emulated title [${language}]`,
  metaDescription: `Emulated description of a page [${language}]`,
});

function pictureTexts(picture: Picture, language: string): Record<string, string> {
  const { alt, caption, title } = describePicture(picture, language.split('-')[0] ?? language);
  return { alternativeText: alt, caption, title };
}

/** The texts that every fault strikes. */
const MAIN = new Set(['alternativeText', 'metaTitle']);

/** The texts of a picture, or of a page, as JSON; `distort` is what a fault does to them. */
export function writeJson(
  picture: Picture | null,
  task: Task,
  switches: OpenAiBehaviour,
  distort: Distort,
): string {
  const decorative = task.verdict && switches.decorative;
  const answer: Record<string, unknown> = task.verdict ? { decorative } : {};
  for (const [language, fields] of Object.entries(task.languages)) {
    if (switches.missing.includes(language)) continue;
    const own = picture ? pictureTexts(picture, language) : pageTexts(language);
    const given = switches.answer[language] ?? switches.answer['*'] ?? {};
    const fixed = typeof given === 'string' ? { alternativeText: given } : given;
    answer[language] = Object.fromEntries(
      fields.map((field) => {
        const text = decorative ? '' : (fixed[field] ?? own[field] ?? 'Emulated');
        return [field, distort(text, MAIN.has(field))];
      }),
    );
  }
  return JSON.stringify(answer);
}

const THOUGHTS =
  'The user wants texts as {"en": {"alternativeText": "A first idea"}}, so {I} write them now.';

/** What a model puts around the JSON that it was asked for. */
export function dress(json: string, around: OpenAiBehaviour['around']): string {
  switch (around) {
    case 'nothing':
      return json;
    case 'prose':
      return `Of course {as you wish}! Here are the texts:\n\n${json}\n\nShall I change {anything}?`;
    case 'fence':
      return `\`\`\`json\n${json}\n\`\`\``;
    case 'think':
      return `<think>\n${THOUGHTS}\n</think>\n\n${json}`;
    case 'wrapper':
      return `{"texts": ${json}}`;
    case 'only-prose':
      return 'Emulated text: I see a picture, and write no JSON.';
  }
}

export { THOUGHTS };
