import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { FileInfo } from './http';

const MIME_TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.gif': 'image/gif',
  '.heic': 'image/heic',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.txt': 'text/plain',
  '.webp': 'image/webp',
};

/** The multipart body with which a browser uploads one file: bytes, or the path of a file. */
export async function uploadForm(
  file: Uint8Array | string,
  name?: string,
  fileInfo?: FileInfo,
): Promise<FormData> {
  const bytes = typeof file === 'string' ? await readFile(file) : file;
  const fileName = name ?? (typeof file === 'string' ? path.basename(file) : undefined);
  if (!fileName) throw new Error('Bytes need a file name to be uploaded under');
  const type = MIME_TYPES[path.extname(fileName).toLowerCase()] ?? 'application/octet-stream';

  const form = new FormData();
  form.append('files', new Blob([new Uint8Array(bytes)], { type }), fileName);
  if (fileInfo) form.append('fileInfo', JSON.stringify(fileInfo));
  return form;
}
