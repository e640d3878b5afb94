/** A model that is told to answer with JSON rarely writes many braces before it. */
const MOST_STARTS = 20;

/** Raw line breaks inside a string are the commonest mistake of small models. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]/g;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where the object that begins at `start` ends, or -1; braces inside strings do not count. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

function parsed(text: string): unknown {
  for (const attempt of [text, text.replace(CONTROL, ' ')]) {
    try {
      return JSON.parse(attempt) as unknown;
    } catch {
      // The next attempt; after the last one it is no JSON.
    }
  }
  return undefined;
}

/** The whole JSON objects that stand in a text, whatever stands around them. */
export function objectsIn(text: string): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  let at = text.indexOf('{');
  for (let starts = 0; at !== -1 && starts < MOST_STARTS; starts += 1) {
    const end = endOfObject(text, at);
    const object = end === -1 ? undefined : parsed(text.slice(at, end));
    if (isRecord(object)) found.push(object);
    at = text.indexOf('{', isRecord(object) ? end : at + 1);
  }
  return found;
}

/** What a model says after it has thought aloud; nothing where it never stopped thinking. */
export function withoutThoughts(text: string): string {
  for (const tag of ['think', 'thinking', 'reasoning']) {
    const end = `</${tag}>`;
    const at = text.lastIndexOf(end);
    if (at !== -1) return text.slice(at + end.length);
    if (text.trimStart().startsWith(`<${tag}>`)) return '';
  }
  return text;
}
