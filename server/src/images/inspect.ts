import { open } from 'node:fs/promises';

import exifReader from 'exifreader';
import sharp from 'sharp';

import type { EmbeddedTexts } from './embedded-texts';
import { textsOfPacket, textsOfXmp } from './embedded-texts';
import type { Orientation } from './orientation';
import { orientationOf } from './orientation';
import { isPng, xmpOfPng } from './png-xmp';

export interface Inspection {
  orientation: Orientation;
  embedded: EmbeddedTexts;
}

/** Bytes at the start of a JPEG that hold its metadata, which stand before the pixels. */
const HEAD_BYTES = 1024 * 1024;
/** Bytes up to which a file of another type is read whole: there metadata may stand last. */
const WHOLE_BYTES = 16 * 1024 * 1024;
/** Parsing blocks the process, a second for some megabytes, and nobody writes that much text. */
const MAX_XMP_BYTES = 1024 * 1024;

/**
 * What a picture says about itself: how it must be turned, and the accessibility texts that its
 * author embedded. Takes the path of a file, its bytes, or its first bytes; decodes no pixels.
 * Never throws: a file that cannot be understood is upright and says nothing.
 */
export async function inspectImage(source: string | Buffer): Promise<Inspection> {
  try {
    return await inspectBytes(typeof source === 'string' ? await relevantBytes(source) : source);
  } catch {
    return nothing();
  }
}

async function relevantBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES));
    await file.read(head, 0, head.length, 0);
    if (size <= HEAD_BYTES || size > WHOLE_BYTES || isJpeg(head)) return head;
    const whole = Buffer.alloc(size);
    await file.read(whole, 0, size, 0);
    return whole;
  } finally {
    await file.close();
  }
}

async function inspectBytes(bytes: Buffer): Promise<Inspection> {
  const relevant = bytes.subarray(0, isJpeg(bytes) ? HEAD_BYTES : WHOLE_BYTES);
  if (isTiff(relevant)) return inspectTiff(relevant);
  const found = nothing();
  // Each reading on its own: rubbish in the one must not cost the other.
  attempt(() => {
    const { exif, metadataRange } = exifReader.load(relevant, {
      expanded: true,
      includeOffsets: true,
      includeTags: { exif: ['Orientation'] },
    });
    if (!isTurnedByItsContainer(relevant)) {
      found.orientation = orientationOf(exif?.Orientation?.value);
    }
    const blocks = metadataRange?.blocks.filter(({ type }) => type === 'xmp') ?? [];
    const bytesOfXmp = blocks.reduce((sum, { start, end }) => sum + end - start, 0);
    if (bytesOfXmp === 0 || bytesOfXmp > MAX_XMP_BYTES) return;
    const options = { expanded: true, includeTags: { xmp: true } } as const;
    found.embedded = textsOfXmp(exifReader.load(relevant, options).xmp);
  });
  attempt(() => {
    const packet = isPng(relevant) ? xmpOfPng(relevant) : null;
    if (packet !== null) found.embedded = textsOfPacket(packet);
  });
  return found;
}

/** With sharp, since exifreader turns every byte of a TIFF's XMP into a number of its own. */
async function inspectTiff(bytes: Buffer): Promise<Inspection> {
  const { orientation, xmp } = await sharp(bytes).metadata();
  const found = { ...nothing(), orientation: orientationOf(orientation) };
  attempt(() => {
    if (xmp && xmp.length <= MAX_XMP_BYTES) found.embedded = textsOfPacket(xmp.toString('utf8'));
  });
  return found;
}

function attempt(read: () => void): void {
  try {
    read();
  } catch {
    // Says nothing that we understand.
  }
}

function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

function isTiff(bytes: Buffer): boolean {
  return ['II*\0', 'MM\0*'].includes(bytes.toString('latin1', 0, 4));
}

/** AVIF and HEIC keep the turn in the container, decoders apply it, and EXIF's is to be ignored. */
function isTurnedByItsContainer(bytes: Buffer): boolean {
  return bytes.toString('latin1', 4, 8) === 'ftyp';
}

function nothing(): Inspection {
  return { orientation: 1, embedded: { alternativeText: {}, caption: {} } };
}
