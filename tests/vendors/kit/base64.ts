import { createHash } from 'node:crypto';

export interface Decoded {
  readonly bytes: Buffer;
  readonly sha256: string;
}

export function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

const ALPHABET = /^[A-Za-z0-9+/]+={0,2}$/;

/** Strict: standard alphabet, padded, no line breaks. Anything else is null. */
export function decodeBase64(text: string): Decoded | null {
  if (text.length % 4 !== 0 || !ALPHABET.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  return { bytes, sha256: sha256(bytes) };
}

/** The same, each text decoded once: the log and the endpoint of one request both ask. */
export function base64Reader(): (text: string) => Decoded | null {
  const known = new Map<string, Decoded | null>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const decoded = decodeBase64(text);
    known.set(text, decoded);
    return decoded;
  };
}
