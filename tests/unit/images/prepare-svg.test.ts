import http from 'node:http';
import type { AddressInfo } from 'node:net';

import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { samplePath } from '../../samples';
import { failure, near, pixel, prepare } from './pictures';

describe('SVG', () => {
  const svg = (attributes: string, body = '<rect width="50%" height="100%" fill="#c00"/>') =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`);

  it.each([
    ['width="24" height="12"', 768, 384],
    ['viewBox="0 0 2 2"', 768, 768],
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
      <use href="${outside}.svg#a"/></svg>`,
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

  it('with an entity that stands for a file of the server is refused', async () => {
    const bytes = Buffer.from(
      '<!DOCTYPE svg [<!ENTITY leak SYSTEM "file:///etc/hostname">]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&leak;</text></svg>',
    );
    await expect(prepare(bytes)).rejects.toEqual(failure('image_unreadable', /damaged/));
  });

  it('with entities that explode is refused', async () => {
    const levels = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    );
    const bytes = Buffer.from(
      `<!DOCTYPE svg [<!ENTITY e0 "boom">${levels.join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&e9;</text></svg>`,
    );
    await expect(prepare(bytes)).rejects.toEqual(failure('image_unreadable', /damaged/));
  });

  it.each(['width="1500000" height="1500000"', 'width="9" height="9"><g'])(
    'that cannot be drawn is refused: %s',
    async (attributes) => {
      await expect(prepare(svg(attributes))).rejects.toThrow(/"a\.jpg"/);
    },
  );
});
