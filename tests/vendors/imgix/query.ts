import { Refusal } from '../kit/answer';

/** "Supported Languages". */
const LANGUAGES: ReadonlySet<string> = new Set(['en', 'fr', 'de', 'it', 'es']);

/*
 * A parameter that the document does not have is refused. The document does not say that imgix does
 * so; here it makes a client's misspelling show.
 */
const PARAMETERS: ReadonlySet<string> = new Set(['url', 'url64', 'language', 'regenerate']);

/** What a request asks for. */
export interface Order {
  readonly url: string;
  readonly languages: readonly string[];
  readonly regenerate: boolean;
}

function single(query: URLSearchParams, name: string): string | null {
  const values = query.getAll(name);
  if (values.length > 1) throw new Refusal(400, `${name} was given more than once.`);
  return values[0] ?? null;
}

function decoded(url64: string): string {
  if (!/^[A-Za-z0-9_-]+$/.test(url64)) throw new Refusal(400, 'Invalid url64: not base64url.');
  return Buffer.from(url64, 'base64url').toString('utf8');
}

/** The note under "Request Parameters": one of the two, and never both. */
function urlOf(query: URLSearchParams): string {
  const url = single(query, 'url');
  const url64 = single(query, 'url64');
  if ((url === null) === (url64 === null)) {
    throw new Refusal(400, 'Exactly one of url and url64 is required.');
  }
  if (url?.includes('?')) {
    throw new Refusal(400, 'Invalid url: with query parameters it must be sent as url64.');
  }
  const plain = url ?? decoded(url64 ?? '');
  if (!/^https?:\/\//i.test(plain) || !URL.canParse(plain)) {
    throw new Refusal(400, `Invalid ${url === null ? 'url64' : 'url'}: not an address.`);
  }
  return plain;
}

/** A list, or a parameter for each; both at once do no harm. */
function languagesOf(query: URLSearchParams): string[] {
  const given = query.getAll('language');
  const wanted = given.length === 0 ? ['en'] : given.flatMap((list) => list.split(','));
  const unknown = wanted.find((code) => !LANGUAGES.has(code));
  if (unknown !== undefined) throw new Refusal(400, `Unsupported language: "${unknown}".`);
  return [...new Set(wanted)];
}

function regenerateOf(query: URLSearchParams): boolean {
  const given = single(query, 'regenerate') ?? 'false';
  if (given === 'true' || given === 'false') return given === 'true';
  throw new Refusal(400, 'Invalid regenerate: neither true nor false.');
}

export function orderOf(query: URLSearchParams): Order {
  const stranger = [...query.keys()].find((name) => !PARAMETERS.has(name));
  if (stranger !== undefined) throw new Refusal(400, `Unknown parameter: ${stranger}.`);
  return {
    url: urlOf(query),
    languages: languagesOf(query),
    regenerate: regenerateOf(query),
  };
}
