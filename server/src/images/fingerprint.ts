import { createHash } from 'node:crypto';

/** SHA-256, in hex, of the bytes that are sent: the same fingerprint is the same picture. */
export function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
