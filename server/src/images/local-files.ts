import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';

import { ImageError } from './errors';

/** A file that Strapi's local upload provider keeps under the public directory. */
export interface LocalFile {
  /** Relative to the public directory, as in the file row. */
  url: string;
  name: string;
  publicDir: string;
  signal?: AbortSignal;
}

/**
 * The whole file; its size is looked at before anything is read.
 * @throws ImageError `storage_unreachable`, or what `onTooLarge` makes.
 */
export async function readLocal(
  file: LocalFile & { maxBytes: number; onTooLarge: () => ImageError },
): Promise<Buffer> {
  return withFile(file, async (handle) => {
    const { size } = await handle.stat();
    if (size > file.maxBytes) throw file.onTooLarge();
    return handle.readFile(file.signal ? { signal: file.signal } : {});
  });
}

/**
 * The first bytes of the file.
 * @throws ImageError `storage_unreachable`
 */
export async function startOfLocal(file: LocalFile, byteCount: number): Promise<Buffer> {
  return withFile(file, async (handle) => {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, byteCount));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  });
}

async function withFile<T>(file: LocalFile, use: (handle: FileHandle) => Promise<T>): Promise<T> {
  const filePath = pathOf(file);
  let handle: FileHandle | null = null;
  try {
    handle = await open(filePath, 'r');
    return await use(handle);
  } catch (error) {
    file.signal?.throwIfAborted();
    if (error instanceof ImageError) throw error;
    throw unreachable(file.name, error);
  } finally {
    await handle?.close();
  }
}

function pathOf(file: LocalFile): string {
  const root = path.resolve(file.publicDir);
  const relative = decode(file.url.replace(/[?#].*$/s, ''));
  const resolved = path.resolve(root, `./${relative}`);
  // Symbolic links are followed on purpose: `uploads` is often one, to a mounted volume.
  if (relative.includes('\0') || !resolved.startsWith(root + path.sep)) {
    throw new ImageError(
      'storage_unreachable',
      `The address of "${file.name}" leads out of the public directory, so it is not read. Upload the image again.`,
    );
  }
  return resolved;
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function unreachable(name: string, error: unknown): ImageError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') {
    return new ImageError(
      'storage_unreachable',
      `The file of "${name}" is missing on this server. Upload the image again; where several servers run, check that they share the uploads directory.`,
    );
  }
  return new ImageError(
    'storage_unreachable',
    `The file of "${name}" could not be read from this server's disk (${code}). Check the permissions of the uploads directory.`,
    { retryable: true },
  );
}
