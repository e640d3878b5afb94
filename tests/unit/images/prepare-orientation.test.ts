import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { near, pixel, prepare } from './pictures';

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
