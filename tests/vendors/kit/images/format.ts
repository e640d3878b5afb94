export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic' | 'tiff';

const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);
const AVIF_BRANDS = new Set(['avif', 'avis']);

/** The format by the first bytes; null for SVG and for all that is no picture. */
export function sniffFormat(bytes: Buffer): ImageFormat | null {
  const text = (from: number, to: number): string => bytes.toString('latin1', from, to);
  if (bytes.length < 12) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (text(0, 4) === '\x89PNG') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 4) === 'GIF8') return 'gif';
  if (text(0, 4) === 'II*\0' || text(0, 4) === 'MM\0*') return 'tiff';
  if (text(4, 8) !== 'ftyp') return null;
  // The box's size bounds the list of brands; AVIF goes first, as both list `mif1`.
  const end = Math.min(bytes.length, Math.max(16, bytes.readUInt32BE(0)), 64);
  const brands = [text(8, 12), ...(text(16, end).match(/.{4}/gs) ?? [])];
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return 'avif';
  return brands.some((brand) => HEIC_BRANDS.has(brand)) ? 'heic' : null;
}

const BY_EXTENSION: Readonly<Record<string, ImageFormat>> = {
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
  heic: 'heic',
  heif: 'heic',
  tif: 'tiff',
  tiff: 'tiff',
};

/** A guess from an address; JPEG where it tells nothing. */
export function formatOfUrl(url: string): ImageFormat {
  const extension = /\.([a-z]+)$/i.exec(new URL(url).pathname)?.[1]?.toLowerCase() ?? '';
  return BY_EXTENSION[extension] ?? 'jpeg';
}
