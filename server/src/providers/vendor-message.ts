/** How much of a vendor's own message is shown. */
const MAX_VENDOR_MESSAGE = 300;

/** A body as JSON; `undefined` where it is none, which no schema accepts. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** What the vendor said in an error's body, whatever its shape. Plain text, bounded, no secrets. */
export function messageIn(body: string, secrets: readonly string[]): string {
  const parsed = parseJson(body);
  const found = typeof parsed === 'string' ? parsed : findMessage(parsed, 0);
  return quotable(found ?? (/^\s*</.test(body) ? '' : body), secrets);
}

/** A vendor's words as they may be shown: plain text, bounded, no secrets. */
export function quotable(words: string, secrets: readonly string[]): string {
  // The keys first: what is cut off in the middle of one would not be known for what it is.
  return redactUrls(plain(redactSecrets(words, secrets)));
}

function findMessage(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null || depth > 3) return undefined;
  const record = value as Record<string, unknown>;
  for (const key of ['error', 'message', 'detail', 'title', 'errors', '0']) {
    const item = record[key];
    if (typeof item === 'string' && item.trim() !== '') return item;
    const nested = findMessage(item, depth + 1);
    if (nested) return nested;
  }
  return undefined;
}

const plain = (text: string): string =>
  text
    .slice(0, 4 * MAX_VENDOR_MESSAGE)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_VENDOR_MESSAGE);

/** Takes keys out of a message, also those that are encoded for a URL. */
export function redactSecrets(message: string, secrets: readonly string[]): string {
  let clean = message;
  for (const secret of secrets.filter(Boolean)) {
    clean = clean.replaceAll(secret, '•••').replaceAll(encodeURIComponent(secret), '•••');
  }
  return clean;
}

/** Takes the query of every URL (it may be a signature) out of a message. */
export const redactUrls = (message: string): string =>
  message.replace(/https?:\/\/[^\s"'<>]+/g, (url) => url.replace(/\?.*$/, '?…'));
