import { describe, expect, it } from 'vitest';

import { samples } from '../../samples';
import { NEEDS, failure, load, noise, prepare } from './pictures';
import { hugePng } from './png';

describe('what is no sound picture', () => {
  it.each([
    ['corrupt.jpg', 'image/jpeg', /"corrupt\.jpg" is damaged .* save it as JPEG or PNG/],
    ['document.pdf', 'application/pdf', /"document\.pdf" is no picture \(application\/pdf\)/],
  ] as const)('%s is refused in plain words', async (fileName, declaredMime, message) => {
    const prepared = prepare(await load(fileName), { fileName, declaredMime });
    await expect(prepared).rejects.toEqual(failure('image_unreadable', message));
  });

  it('an empty file is refused', async () => {
    const nothing = prepare(Buffer.alloc(0));
    await expect(nothing).rejects.toEqual(failure('image_unreadable', /damaged/));
  });

  it('a JPEG that breaks off is refused once it has to be decoded', async () => {
    const whole = await noise(2200, 1000).jpeg().toBuffer();
    const half = whole.subarray(0, whole.length / 2);
    await expect(prepare(half)).rejects.toEqual(failure('image_unreadable', /damaged/));
  });

  it('HEIC is named', async () => {
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    await expect(prepare(heic)).rejects.toEqual(
      failure('image_unreadable', /HEIC photograph, .* Replace it with a JPEG/),
    );
  });

  it('a small PNG of 30,000 × 30,000 pixels is refused before it is unpacked', async () => {
    const bytes = hugePng(30_000);
    expect(bytes.length).toBeLessThan(200_000);
    const start = performance.now();
    await expect(prepare(bytes)).rejects.toEqual(failure('image_too_large', /too many pixels/));
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('every sample gives something or says why, in one sentence or two', async () => {
    for (const { file } of samples) {
      const prepared = prepare(await load(file), { fileName: file, turn: 6 });
      const outcome = await prepared.catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'ImageError' });
      else expect(NEEDS.mimeTypes).toContain((await prepared).mime);
    }
  }, 20_000);
});

describe('the signal', () => {
  it('ends the work with its own reason', async () => {
    const reason = new Error('shutting down');
    const aborted = prepare(await load('harbour.avif'), { signal: AbortSignal.abort(reason) });
    await expect(aborted).rejects.toBe(reason);
    const later = new AbortController();
    const running = prepare(await load('harbour.avif'), { signal: later.signal });
    later.abort(reason);
    await expect(running).rejects.toBe(reason);
  });
});
