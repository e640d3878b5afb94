import { inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const KEYWORD = 'XML:com.adobe.xmp';
/** Bytes of a packet, unpacked: a small file must not unpack to a large one. */
const MAX_PACKET_BYTES = 1024 * 1024;

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/**
 * The XMP packet of a PNG, wherever it stands in the file, compressed or not; `null` where there
 * is none. Exifreader leaves compressed ones alone, and those are what sharp writes; sharp itself
 * sees none that stands behind the pixels, where other programs put it.
 * @throws RangeError or zlib's error where the file is damaged.
 */
export function xmpOfPng(bytes: Buffer): string | null {
  let offset = SIGNATURE.length;
  while (offset + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(offset);
    const type = bytes.toString('latin1', offset + 4, offset + 8);
    const data = bytes.subarray(offset + 8, offset + 8 + length);
    const packet = type === 'iTXt' || type === 'zTXt' ? packetOf(type, data) : null;
    if (packet !== null) return packet;
    offset += 12 + length;
  }
  return null;
}

function packetOf(type: 'iTXt' | 'zTXt', data: Buffer): string | null {
  const isXmp = data.toString('latin1', 0, KEYWORD.length + 1) === `${KEYWORD}\0`;
  if (!isXmp) return null;
  const afterKeyword = KEYWORD.length + 1;
  // zTXt: method, packed text. iTXt: flag, method, language\0, translated keyword\0, text.
  if (type === 'zTXt') return unpack(data.subarray(afterKeyword + 1));
  const isCompressed = data[afterKeyword] === 1;
  const languageEnd = data.indexOf(0, afterKeyword + 2);
  const keywordEnd = data.indexOf(0, languageEnd + 1);
  if (languageEnd < 0 || keywordEnd < 0) return null;
  const text = data.subarray(keywordEnd + 1);
  if (isCompressed) return unpack(text);
  return text.length <= MAX_PACKET_BYTES ? text.toString('utf8') : null;
}

function unpack(packed: Buffer): string {
  return inflateSync(packed, { maxOutputLength: MAX_PACKET_BYTES }).toString('utf8');
}
