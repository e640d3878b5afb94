import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { fingerprint } from '../../../server/src/images/fingerprint';
import { samplePath } from '../../samples';

describe('fingerprint', () => {
  it('is SHA-256 in hex', () => {
    expect(fingerprint(Buffer.from('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('is the same for a copy under another name, and another for another picture', async () => {
    const of = async (file: Parameters<typeof samplePath>[0]) =>
      fingerprint(await readFile(samplePath(file)));
    expect(await of('mountains-copy.jpg')).toBe(await of('mountains.jpg'));
    expect(await of('shoe.jpg')).not.toBe(await of('mountains.jpg'));
  });
});
