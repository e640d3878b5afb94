import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import type { PrepareOptions } from '../../../server/src/images/prepare';
import { prepareImage } from '../../../server/src/images/prepare';
import type { SampleFile } from '../../samples';
import { samplePath, samples } from '../../samples';
import { hugePng } from './png';

const NEEDS = { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 10_000_000 };
const FAILS = (code: string, message: RegExp) =>
  expect.objectContaining({ name: 'ImageError', code, message: expect.stringMatching(message) });

const load = (file: SampleFile) => readFile(samplePath(file));

function prepare(bytes: Buffer, more: Partial<PrepareOptions> = {}) {
  return prepareImage(bytes, { declaredMime: null, needs: NEEDS, fileName: 'a.jpg', ...more });
}

/** A picture without detail, `#rrggbb`. */
function plain(width: number, height: number, background: string | sharp.RGBA = '#2060a0') {
  return sharp({ create: { width, height, channels: 4, background } });
}

function noise(width: number, height: number) {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
}

async function pixel(bytes: Buffer, left: number, top: number): Promise<number[]> {
  const one = { left, top, width: 1, height: 1 };
  return [...(await sharp(bytes).extract(one).toColourspace('srgb').raw().toBuffer())];
}

function near(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  const off = actual.map((value, index) => Math.abs(value - (expected[index] ?? NaN)));
  expect(Math.max(...off), `${actual.join()} is not ${expected.join()}`).toBeLessThan(24);
}

describe('a picture that fits', () => {
  it.each([
    ['shoe.jpg', 'image/jpeg', 1200, 1200],
    ['bicycle.png', 'image/png', 1200, 800],
    ['icon.png', 'image/png', 24, 24],
  ] as const)('%s is sent as it is', async (file, mime, width, height) => {
    const bytes = await load(file);
    const prepared = await prepare(bytes, { fileName: file });
    expect(prepared).toEqual({ bytes, mime, width, height, converted: false, fileName: file });
    expect(prepared.bytes).toBe(bytes);
  });

  it('is not decoded: one whose pixels are rubbish passes, and the provider will say so', async () => {
    const bytes = await load('corrupt-pixels.jpg');
    expect((await prepare(bytes)).bytes).toBe(bytes);
    const decoded = prepare(bytes, { turn: 6 });
    await expect(decoded).rejects.toEqual(FAILS('image_unreadable', /"a\.jpg" is damaged/));
  });

  it.each(['image/webp', 'image/avif', 'image/svg+xml'])('may be %s', async (mime) => {
    const file = samples.find((sample) => sample.mime === mime)?.file ?? 'shoe.jpg';
    const needs = { mimeTypes: [mime], maxBytes: Infinity };
    expect(await prepare(await load(file), { needs })).toMatchObject({ mime, converted: false });
  });

  it('is known by its bytes, not by what it is called', async () => {
    const prepared = await prepare(await load('bicycle.png'), {
      declaredMime: 'image/jpeg',
      fileName: 'photos/Bike "1".jpeg',
    });
    expect(prepared).toMatchObject({ mime: 'image/png', fileName: 'Bike 1.png' });
  });

  it('may be a PNG of 16 bits', async () => {
    const bytes = await noise(90, 60).toColourspace('rgb16').png().toBuffer();
    expect((await sharp(bytes).metadata()).depth).toBe('ushort');
    expect(await prepare(bytes)).toMatchObject({ converted: false });
    const needs = { mimeTypes: ['image/jpeg'], maxBytes: Infinity };
    expect(await prepare(bytes, { needs })).toMatchObject({ mime: 'image/jpeg', width: 90 });
  });
});

describe('a picture that does not fit', () => {
  it.each([
    ['harbour.avif', 'image/jpeg', 1536, 960, 'harbour.jpg'],
    ['fern.tiff', 'image/jpeg', 900, 1100, 'fern.jpg'],
    ['red-mug.webp', 'image/jpeg', 1200, 900, 'red-mug.jpg'],
    ['citrus-cmyk.jpg', 'image/jpeg', 900, 1200, 'citrus-cmyk.jpg'],
    ['skyline-large.jpg', 'image/jpeg', 1536, 768, 'skyline-large.jpg'],
    ['traffic-light.gif', 'image/png', 400, 800, 'traffic-light.png'],
    ['logo.svg', 'image/png', 768, 768, 'logo.png'],
    ['lighthouse-rotated.jpg', 'image/jpeg', 1000, 1500, 'lighthouse-rotated.jpg'],
  ] as const)('%s becomes %s', async (file, mime, width, height, fileName) => {
    const prepared = await prepare(await load(file), { fileName: file });
    expect(prepared).toMatchObject({ mime, width, height, fileName, converted: true });
    const { format, space, orientation, exif } = await sharp(prepared.bytes).metadata();
    expect(`image/${format}`).toBe(mime);
    expect({ space, orientation, exif }).toEqual({ space: 'srgb' });
  });

  it('keeps its colours when it comes in printing inks', async () => {
    const { bytes } = await prepare(await load('citrus-cmyk.jpg'));
    near(await pixel(bytes, 850, 1180), [245, 154, 181]);
  });

  it('sends the first frame of an animation', async () => {
    const { bytes } = await prepare(await load('traffic-light.gif'));
    near((await pixel(bytes, 200, 160)).slice(0, 3), [255, 59, 48]);
    near((await pixel(bytes, 200, 530)).slice(0, 3), [15, 58, 27]);
    const animated = await sharp(await load('traffic-light.gif'), { animated: true })
      .webp()
      .toBuffer();
    const needs = { mimeTypes: ['image/webp'], maxBytes: Infinity };
    const still = await prepare(animated, { needs });
    expect(still).toMatchObject({ mime: 'image/webp', height: 800, converted: true });
  });

  it('is scaled where its sides are long, and where it weighs more than 4 MiB', async () => {
    const long = await plain(2049, 20).png().toBuffer();
    expect(await prepare(long)).toMatchObject({ width: 1536, height: 15 });
    const heavy = await noise(1500, 1200).png().toBuffer();
    expect(heavy.length).toBeGreaterThan(4 * 1024 * 1024);
    const light = await prepare(heavy);
    expect(light).toMatchObject({ mime: 'image/jpeg', width: 1500 });
    expect(light.bytes.length).toBeLessThan(4 * 1024 * 1024);
  });

  it.each([200_000, 60_000, 25_000])(
    'is made smaller until it fits %i bytes',
    async (maxBytes) => {
      const bytes = await noise(1600, 1200).jpeg({ quality: 90 }).toBuffer();
      const prepared = await prepare(bytes, { needs: { ...NEEDS, maxBytes } });
      expect(prepared.bytes.length).toBeLessThanOrEqual(maxBytes);
      expect(prepared.width / prepared.height).toBeCloseTo(4 / 3, 1);
    },
    20_000,
  );

  it('is refused where it can never fit', async () => {
    const bytes = await noise(1600, 1200).jpeg().toBuffer();
    await expect(prepare(bytes, { needs: { ...NEEDS, maxBytes: 500 } })).rejects.toEqual(
      FAILS('image_too_large', /"a\.jpg" cannot be made small enough .*500 bytes/),
    );
  }, 20_000);

  it('is refused where nothing that we can make is taken', async () => {
    const needs = { mimeTypes: ['image/bmp'], maxBytes: Infinity };
    await expect(prepare(await load('shoe.jpg'), { needs })).rejects.toEqual(
      FAILS('image_unreadable', /image\/bmp/),
    );
  });
});

describe('transparency', () => {
  const JPEG_ONLY = { mimeTypes: ['image/jpeg'], maxBytes: Infinity };
  const half = () => plain(40, 40, { r: 255, g: 0, b: 0, alpha: 0 });

  it('is kept where the provider takes PNG', async () => {
    const bytes = await half().webp().toBuffer();
    const prepared = await prepare(bytes);
    expect(prepared.mime).toBe('image/png');
    expect((await pixel(prepared.bytes, 5, 5))[3]).toBe(0);
  });

  it('of an AVIF without any gives JPEG', async () => {
    const bytes = await plain(40, 40).avif().toBuffer();
    expect((await prepare(bytes)).mime).toBe('image/jpeg');
  });

  it('becomes white otherwise', async () => {
    const { bytes } = await prepare(await load('bicycle.png'), { needs: JPEG_ONLY });
    near(await pixel(bytes, 5, 5), [255, 255, 255]);
  });

  it('becomes dark where the picture would vanish on white', async () => {
    const { bytes } = await prepare(await load('white-rose.png'), { needs: JPEG_ONLY });
    near(await pixel(bytes, 5, 5), [64, 64, 64]);
    near(await pixel(bytes, 320, 320), [255, 255, 255]);
  });
});

describe('orientation', () => {
  // Red, green / blue, white when upright.
  const CORNERS = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
  ] as const;
  const ALL = [1, 2, 3, 4, 5, 6, 7, 8] as const;

  async function upright(): Promise<Buffer> {
    const block = (background: string) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .png()
        .toBuffer();
    const [red, green, blue, white] = await Promise.all(
      ['#f00', '#0f0', '#00f', '#fff'].map(block),
    );
    return sharp({ create: { width: 120, height: 80, channels: 3, background: '#000' } })
      .composite([
        { input: red, left: 0, top: 0 },
        { input: green, left: 60, top: 0 },
        { input: blue, left: 0, top: 40 },
        { input: white, left: 60, top: 40 },
      ])
      .png()
      .toBuffer();
  }

  /** Pixels as a camera stores them that needs `orientation` to be seen upright. */
  async function stored(orientation: (typeof ALL)[number]): Promise<Buffer> {
    const image = sharp(await upright());
    const undo = {
      1: () => image,
      2: () => image.flop(),
      3: () => image.rotate(180),
      4: () => image.flip(),
      5: () => image.flop().rotate(270),
      6: () => image.rotate(270),
      7: () => image.flop().rotate(90),
      8: () => image.rotate(90),
    };
    return undo[orientation]().png().toBuffer();
  }

  async function expectUpright(bytes: Buffer): Promise<void> {
    const { width, height } = await sharp(bytes).metadata();
    expect([width, height]).toEqual([120, 80]);
    const places = [[10, 10] as const, [110, 10] as const, [10, 70] as const, [110, 70] as const];
    for (const [index, [left, top]] of places.entries()) {
      near(await pixel(bytes, left, top), CORNERS[index] ?? []);
    }
  }

  it.each(ALL)('%i of its own is obeyed, whatever `turn` says', async (orientation) => {
    const bytes = await sharp(await stored(orientation))
      .withMetadata({ orientation })
      .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
      .toBuffer();
    // The tests' own idea of what the numbers mean, checked against sharp's.
    await expectUpright(await sharp(bytes).autoOrient().png().toBuffer());
    const prepared = await prepare(bytes, { turn: 3 });
    await expectUpright(prepared.bytes);
    expect(prepared).toMatchObject({ width: 120, height: 80, converted: orientation !== 1 });
  });

  it.each(ALL)('%i that was lost is given back by `turn`', async (turn) => {
    const prepared = await prepare(await stored(turn), { turn });
    await expectUpright(prepared.bytes);
    expect(prepared).toMatchObject({ width: 120, height: 80, converted: turn !== 1 });
  });

  it('holds for a large photograph that is scaled too', async () => {
    const bytes = await sharp(await stored(6))
      .resize(1800, 2700, { kernel: 'nearest' })
      .withMetadata({ orientation: 6 })
      .jpeg({ chromaSubsampling: '4:4:4' })
      .toBuffer();
    const prepared = await prepare(bytes);
    expect(prepared).toMatchObject({ width: 1536, height: 1024 });
    near(await pixel(prepared.bytes, 100, 100), CORNERS[0]);
    near(await pixel(prepared.bytes, 1400, 100), CORNERS[1]);
  });
});

describe('SVG', () => {
  const svg = (attributes: string, body = '<rect width="50%" height="100%" fill="#c00"/>') =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`);

  it.each([
    ['width="24" height="12"', 768, 384],
    ['viewBox="0 0 0.5 0.5"', 768, 768],
    ['width="1000" height="500"', 1000, 500],
    ['width="100000" height="50000"', 1536, 768],
    ['viewBox="0 0 300 100"', 768, 256],
  ])('with %s is drawn sharply', async (attributes, width, height) => {
    const prepared = await prepare(svg(attributes));
    expect(prepared.mime).toBe('image/png');
    expect(Math.abs(prepared.width - width)).toBeLessThanOrEqual(1);
    expect(Math.abs(prepared.height - height)).toBeLessThanOrEqual(1);
  });

  it('gets a background on which it can be seen', async () => {
    const dark = await prepare(svg('width="800" height="400"'));
    near(await pixel(dark.bytes, 790, 10), [255, 255, 255]);
    const white = '<rect width="400" height="400" fill="#fff"/>';
    const light = await prepare(svg('width="800" height="400"', white));
    near(await pixel(light.bytes, 790, 10), [64, 64, 64]);
  });

  it('is drawn behind a long comment, and with a byte order mark', async () => {
    const text = `\ufeff<?xml version="1.0"?>\n<!-- ${'licence '.repeat(2_000)} -->`;
    const bytes = Buffer.concat([Buffer.from(text), svg('width="900" height="900"')]);
    expect(await prepare(bytes)).toMatchObject({ mime: 'image/png', width: 900 });
  });

  it('loads nothing from elsewhere and runs no script', async () => {
    let requests = 0;
    const server = http.createServer((_, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const outside = `http://127.0.0.1:${port}/x`;
    const local = samplePath('bicycle.png');
    const bytes = Buffer.from(
      `<?xml version="1.0"?><?xml-stylesheet href="${outside}.css"?><!DOCTYPE svg [<!ENTITY leak SYSTEM "file:///etc/hostname">]>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="800" height="400" onload="fetch('${outside}')">
      <style>@import url(${outside}.css);</style><script href="${outside}.js">fetch('${outside}')</script>
      <rect width="800" height="400" fill="#0a0"/><image href="${outside}.png" width="800" height="400"/>
      <image xlink:href="file://${local}" width="800" height="400"/><image href="${local}" width="800" height="400"/>
      <use href="${outside}.svg#a"/><text>&leak;</text></svg>`,
    );
    try {
      const prepared = await prepare(bytes);
      const { data } = await sharp(prepared.bytes).raw().toBuffer({ resolveWithObject: true });
      const [red, green, blue] = data;
      expect(data.every((value, index) => value === [red, green, blue][index % 3])).toBe(true);
      expect([red, green, blue]).toEqual([0, 170, 0]);
      expect(requests).toBe(0);
    } finally {
      server.close();
    }
  });

  it('with entities that explode is refused', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    );
    const bytes = Buffer.from(
      `<!DOCTYPE svg [<!ENTITY e0 "boom">${levels.join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&e9;</text></svg>`,
    );
    await expect(prepare(bytes)).rejects.toEqual(FAILS('image_unreadable', /damaged/));
  });

  it.each(['width="300000" height="300000"', 'width="9" height="9"><g'])(
    'that cannot be drawn is refused: %s',
    async (attributes) => {
      await expect(prepare(svg(attributes))).rejects.toThrow(/"a\.jpg"/);
    },
  );
});

describe('what is no sound picture', () => {
  it.each([
    ['corrupt.jpg', 'image/jpeg', /"corrupt\.jpg" is damaged .* save it as JPEG or PNG/],
    ['document.pdf', 'application/pdf', /"document\.pdf" is no picture \(application\/pdf\)/],
  ] as const)('%s is refused in plain words', async (fileName, declaredMime, message) => {
    const prepared = prepare(await load(fileName), { fileName, declaredMime });
    await expect(prepared).rejects.toEqual(FAILS('image_unreadable', message));
  });

  it('an empty file is refused', async () => {
    const nothing = prepare(Buffer.alloc(0));
    await expect(nothing).rejects.toEqual(FAILS('image_unreadable', /damaged/));
  });

  it('a JPEG that breaks off is refused once it has to be decoded', async () => {
    const whole = await noise(2200, 1000).jpeg().toBuffer();
    const half = whole.subarray(0, whole.length / 2);
    await expect(prepare(half)).rejects.toEqual(FAILS('image_unreadable', /damaged/));
  });

  it('HEIC is named', async () => {
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    await expect(prepare(heic)).rejects.toEqual(
      FAILS('image_unreadable', /HEIC photograph, .* Replace it with a JPEG/),
    );
  });

  it('a small PNG of 30,000 × 30,000 pixels is refused before it is unpacked', async () => {
    const bytes = hugePng(30_000);
    expect(bytes.length).toBeLessThan(200_000);
    const start = performance.now();
    await expect(prepare(bytes)).rejects.toEqual(FAILS('image_too_large', /too many pixels/));
    expect(performance.now() - start).toBeLessThan(200);
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
