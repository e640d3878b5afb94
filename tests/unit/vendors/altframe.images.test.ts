import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { altFrame, GENERATE, generate, jpeg, plain, post, someServer, texts } from './support';

describe('base64', () => {
  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('takes %s for 1 credit', async (format) => {
    const vendor = await altFrame();
    const answer = await generate(vendor, await plain('green').toFormat(format).toBuffer());
    expect(answer.json['meta']).toMatchObject({ credits_used: 1, credits_remaining: 999 });
  });

  it.each(['avif', 'tiff'] as const)('takes %s for 2 credits', async (format) => {
    const vendor = await altFrame();
    const answer = await generate(vendor, await plain('green').toFormat(format).toBuffer());
    expect(answer.json['meta']).toMatchObject({ credits_used: 2, credits_remaining: 998 });
  });

  it('takes HEIC for 2 credits', async () => {
    const vendor = await altFrame();
    const box = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    const answer = await generate(vendor, Buffer.concat([box, Buffer.alloc(200, 7)]));
    expect(answer.json['meta']).toMatchObject({ credits_used: 2 });
  });

  it('refuses what is no picture, or not base64, or has a prefix', async () => {
    const vendor = await altFrame();
    const image = await jpeg('red');
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const refused = [
      svg,
      Buffer.from('just some words, and not a picture'),
      image.subarray(0, image.length - 200),
    ];
    for (const bytes of refused) expect((await generate(vendor, bytes)).status).toBe(400);
    const base64 = image.toString('base64');
    for (const image_base64 of ['', '@@@@', `data:image/jpeg;base64,${base64}`, `${base64}A`]) {
      expect((await post(vendor, GENERATE, { image_base64 })).status).toBe(400);
    }
    expect(vendor.account().credits).toBe(1_000);
    expect(vendor.stats().generations).toBe(0);
  });

  it('refuses what is too large', async () => {
    const vendor = await altFrame({ maxImageBytes: 300 });
    const answer = await generate(vendor, await jpeg('red', 600, 400));
    expect(answer.status).toBe(400);
    vendor.set({ maxImageBytes: 1_000_000, maxBodyBytes: 500 });
    const body = await generate(vendor, await jpeg('red', 600, 400));
    expect(body.json).toEqual({ error: 'The request body is too large.' });
  });

  it('does not look at the picture where it is told not to', async () => {
    const vendor = await altFrame({ inspectImages: false });
    const broken = (await jpeg('red')).subarray(0, 200);
    const first = await generate(vendor, broken);
    expect(first.status).toBe(200);
    expect(texts(await generate(vendor, broken))).toEqual(texts(first));
  });
});

describe('image_url', () => {
  it('is really fetched, and goes before base64', async () => {
    const vendor = await altFrame();
    const red = await jpeg('red');
    const host = await someServer((_request, response) => response.end(red));
    const url = `${host}/red.jpg?size=1`;
    const answer = await generate(vendor, await jpeg('blue'), { image_url: url });
    expect(texts(answer)['alt_text']).toContain('red');
    const hash = createHash('sha256').update(red).digest('hex');
    expect(vendor.stats().images[hash]).toEqual({
      generations: 1,
      languages: { en: 1 },
      urls: [url],
    });
  });

  it('must lead to a picture', async () => {
    const vendor = await altFrame({ fetchTimeoutMs: 100 });
    const host = await someServer((request, response) => {
      if (request.url === '/slow') return;
      response.writeHead(request.url === '/gone' ? 404 : 200).end('<html>no picture here</html>');
    });
    for (const url of [`${host}/gone`, `${host}/page`, `${host}/slow`, 'http://127.0.0.1:1/x']) {
      const answer = await post(vendor, GENERATE, { image_url: url });
      expect(answer.status).toBe(400);
      expect(answer.json['error']).toContain('could not be fetched');
    }
    expect(vendor.account().credits).toBe(1_000);
  });
});

describe('the texts', () => {
  it('follow from the picture, and tell pictures apart', async () => {
    const vendor = await altFrame();
    const alt = async (bytes: Buffer, language = 'en') =>
      texts(await generate(vendor, bytes, { language }))['alt_text'];
    expect(await alt(await jpeg('#001a66'))).toBe(
      'Emulated text: a wide view in mostly dark blue tones',
    );
    const all = new Set<string | undefined>();
    for (const colour of ['red', 'green', 'navy', 'white', 'black', 'yellow', 'grey']) {
      all.add(await alt(await jpeg(colour)));
    }
    all.add(await alt(await jpeg('red', 40, 60)));
    all.add(await alt(await jpeg('red', 50, 50)));
    all.add(await alt(await plain('#ff000080').png().toBuffer()));
    expect(all.size).toBe(10);
    const turned = await sharp(await jpeg('red'))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await alt(turned)).toContain('tall');
  });

  it('speak eight languages, and English with a code for the others', async () => {
    const vendor = await altFrame();
    const image = await jpeg('teal');
    const all = new Set<string | undefined>();
    for (const language of ['en', 'fr', 'de', 'es', 'it', 'pt', 'ar', 'ja']) {
      all.add(texts(await generate(vendor, image, { language }))['alt_text']);
    }
    expect(all.size).toBe(8);
    const other = texts(await generate(vendor, image, { language: 'fi' }))['alt_text'];
    expect(other).toMatch(/^Emulated text: .* \[fi\]$/);
  });

  it('can be given', async () => {
    const vendor = await altFrame({ answer: { fr: 'Un chat', '*': { title: 'Given' } } });
    const image = await jpeg('red');
    expect(texts(await generate(vendor, image, { language: 'fr' }))['alt_text']).toBe('Un chat');
    const other = texts(await generate(vendor, image, { language: 'de' }));
    expect(other['title']).toBe('Given');
    expect(other['alt_text']).toContain('Emulierter Text');
  });
});
