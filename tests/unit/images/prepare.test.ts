import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { samples } from '../../samples';
import { NEEDS, failure, load, near, noise, pixel, plain, prepare } from './pictures';

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
    await expect(decoded).rejects.toEqual(failure('image_unreadable', /"a\.jpg" is damaged/));
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
    near(await pixel(bytes, 200, 160), [255, 59, 48]);
    near(await pixel(bytes, 200, 530), [15, 58, 27]);
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
    const bytes = await noise(640, 480).jpeg().toBuffer();
    await expect(prepare(bytes, { needs: { ...NEEDS, maxBytes: 500 } })).rejects.toEqual(
      failure('image_too_large', /"a\.jpg" cannot be made small enough .*500 bytes/),
    );
  }, 20_000);

  it('is refused where nothing that we can make is taken', async () => {
    const needs = { mimeTypes: ['image/bmp'], maxBytes: Infinity };
    await expect(prepare(await load('shoe.jpg'), { needs })).rejects.toEqual(
      failure('image_unreadable', /image\/bmp/),
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
