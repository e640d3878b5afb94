/**
 * Which of the stored versions of a picture is sent: Strapi keeps the original and smaller copies.
 */

/** What a provider accepts. */
export interface ImageNeeds {
  mimeTypes: readonly string[];
  /** Bytes of one image; `Infinity` where the vendor sets no limit. */
  maxBytes: number;
}

/** A smaller copy in the `formats` column of a file row. */
export interface StoredFormat {
  url?: string | null;
  mime?: string | null;
  ext?: string | null;
  hash?: string | null;
  name?: string | null;
  width?: number | null;
  height?: number | null;
  /** Kilobytes of 1,000 bytes, as Strapi keeps it. */
  size?: number | null;
}

/** What is needed of a row of the media library. */
export interface FileRow extends StoredFormat {
  id: number;
  formats?: Readonly<Record<string, StoredFormat | null>> | null;
  /** Id of Strapi's upload provider: `local`, `aws-s3`, … */
  provider?: string | null;
}

/** One stored version of a picture. */
export interface Rendition {
  /** Key in `formats`; `null` for the original. */
  format: string | null;
  /** As stored: relative or absolute, unsigned; empty where the row has none. */
  url: string;
  /** The name that an editor knows: always the original's. */
  name: string;
  mime: string | null;
  ext: string | null;
  hash: string | null;
  width: number | null;
  height: number | null;
  /** From the row, thus a hint. */
  bytes: number | null;
  provider: string | null;
}

/** Pixels of the long side from which on a picture shows enough to be described. */
export const MIN_LONG_SIDE = 768;

/** The picture as it was uploaded (or as Strapi re-encoded it). */
export function originalOf(file: FileRow): Rendition {
  return toRendition(file, null, file);
}

/**
 * The stored version to send, in this order:
 * 1. the original, where it is itself smaller than {@link MIN_LONG_SIDE};
 * 2. the smallest version of at least that size which the provider takes as it is;
 * 3. the smallest version of at least that size, to be converted;
 * 4. the original, or the largest version where the original has no URL.
 *
 * So the thumbnail is never sent while something larger exists. Total: never throws.
 */
export function chooseRendition(file: FileRow, needs: ImageNeeds): Rendition {
  const original = originalOf(file);
  const originalSide = longSide(original);
  if (original.url && originalSide !== null && originalSide < MIN_LONG_SIDE) return original;

  const stored = [original, ...formatsOf(file)]
    .filter((rendition) => rendition.url !== '' && longSide(rendition) !== null)
    .sort((a, b) => (longSide(a) ?? 0) - (longSide(b) ?? 0));
  const largeEnough = stored.filter((rendition) => (longSide(rendition) ?? 0) >= MIN_LONG_SIDE);

  const asItIs = largeEnough.find((rendition) => isTaken(rendition, needs));
  if (asItIs) return asItIs;
  // A large original is slow to fetch and to decode: a smaller copy converts just as well.
  const toConvert = largeEnough[0];
  if (toConvert) return toConvert;
  if (original.url) return original;
  return stored.at(-1) ?? original;
}

/**
 * Where a person is shown a file: the smallest stored version with at least that many pixels on its
 * long side, else the original. As stored or as signed, whatever the row has.
 */
export function viewUrl(file: FileRow & { url: string }, leastSide: number): string {
  const shown = formatsOf(file)
    .filter(
      ({ url, width, height }) => url !== '' && Math.max(width ?? 0, height ?? 0) >= leastSide,
    )
    .sort((a, b) => (longSide(a) ?? 0) - (longSide(b) ?? 0))[0];
  return shown?.url ?? file.url;
}

function formatsOf(file: FileRow): Rendition[] {
  return Object.entries(file.formats ?? {}).flatMap(([key, format]) =>
    format ? [toRendition(file, key, format)] : [],
  );
}

function toRendition(file: FileRow, key: string | null, stored: StoredFormat): Rendition {
  return {
    format: key,
    url: stored.url ?? '',
    name: file.name ?? `file ${file.id}`,
    mime: stored.mime ?? null,
    ext: stored.ext ?? null,
    hash: stored.hash ?? null,
    width: stored.width ?? null,
    height: stored.height ?? null,
    bytes: typeof stored.size === 'number' ? Math.round(stored.size * 1000) : null,
    provider: file.provider ?? null,
  };
}

function longSide(rendition: Rendition): number | null {
  const side = Math.max(rendition.width ?? 0, rendition.height ?? 0);
  return side > 0 ? side : null;
}

function isTaken(rendition: Rendition, needs: ImageNeeds): boolean {
  if (!rendition.mime || !needs.mimeTypes.includes(rendition.mime.toLowerCase())) return false;
  return rendition.bytes === null || rendition.bytes <= needs.maxBytes;
}
