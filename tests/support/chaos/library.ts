import { createHash } from 'node:crypto';
import sharp from 'sharp';

import { shuffled } from '../../vendors/kit/random';
import type { LibraryFile } from '../library';

/**
 * - `plain`: an image like no other;
 * - `copy`: the bytes of a plain one under another name;
 * - `human`: an image with a text that a person typed;
 * - `corrupt`: the header of a JPEG, and rubbish behind it;
 * - `rubbish`: a text that says it is an image;
 * - `document`: no image, and does not say so.
 */
export type Kind = 'plain' | 'copy' | 'human' | 'corrupt' | 'rubbish' | 'document';

export interface ChaosFile extends LibraryFile {
  kind: Kind;
  fingerprint: string;
}

/** So many of each, 300 in all. */
const SHARES: Readonly<Record<Kind, number>> = {
  plain: 190,
  copy: 40,
  human: 40,
  corrupt: 10,
  rubbish: 8,
  document: 12,
};

/** What a person types need not look like what a machine writes. */
const WORDS = [
  'Zwei Möwen über dem Hafen 🐦',
  '  indented, and with blanks at its end  ',
  'image of "quoted" <b>words</b> & entities &amp;',
  'Line one\nline two',
  'x',
];

async function seededImage(random: () => number): Promise<Buffer> {
  const side = 6;
  const pixels = Buffer.from(
    Array.from({ length: side * side * 3 }, () => Math.floor(random() * 256)),
  );
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .resize(160, 120, { fit: 'fill' })
    .jpeg()
    .toBuffer();
}

const rubbish = (length: number, random: () => number): Buffer =>
  Buffer.from(Array.from({ length }, () => 65 + Math.floor(random() * 26)));

/** The same library for the same seed. */
export async function chaosLibrary(random: () => number): Promise<ChaosFile[]> {
  const originals: Buffer[] = [];
  const bytesOf = async (kind: Kind, n: number): Promise<Buffer> => {
    const copied = originals[n * 3];
    if (kind === 'copy' && copied) return copied;
    if (kind === 'corrupt') {
      const whole = await seededImage(random);
      return Buffer.concat([whole.subarray(0, 200), rubbish(600, random)]);
    }
    if (kind === 'rubbish' || kind === 'document') return rubbish(400, random);
    return seededImage(random);
  };
  const files: ChaosFile[] = [];
  for (const [kind, share] of Object.entries(SHARES) as [Kind, number][]) {
    for (let n = 0; n < share; n += 1) {
      const bytes = await bytesOf(kind, n);
      if (kind === 'plain') originals.push(bytes);
      const document = kind === 'document';
      files.push({
        kind,
        name: `${kind}-${n}.${document ? 'txt' : 'jpg'}`,
        mime: document ? 'text/plain' : 'image/jpeg',
        bytes,
        fingerprint: createHash('sha256').update(bytes).digest('hex'),
        ...(kind === 'human'
          ? {
              alternativeText: `${WORDS[n % WORDS.length] ?? ''} ${n}`,
              ...(n % 3 === 0 ? { caption: `Their own caption, ${n}` } : {}),
            }
          : {}),
      });
    }
  }
  return shuffled(files, random);
}
