import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { samplePath } from '../samples';
import { xmpPacket } from '../samples/xmp';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { questionsFor, type Questions } from '../support/scenario';
import { uniqueImage } from '../support/image';

describe('without any key it still helps', () => {
  let strapi: RunningStrapi;
  let ask: Questions;

  beforeAll(async () => {
    strapi = await startStrapi({ plugin: { settings: { languages: ['en', 'it'] } } });
    ask = questionsFor(strapi);
  });
  afterAll(() => strapi.stop());

  it('the text that is embedded in a JPEG is used, in all its languages, although Strapi re-encodes the file', async () => {
    const file = await strapi.admin.upload(
      await readFile(samplePath('balloons.jpg')),
      'balloons.jpg',
    );
    expect(await ask.ended(file.id)).toMatchObject({
      status: 'done',
      provider: 'embedded-metadata',
      credits: 0,
    });
    const { texts } = await ask.asset(file.id);
    for (const locale of ['en', 'fr', 'de']) {
      expect(texts[locale]).toMatchObject({ state: 'embedded', provider: 'embedded-metadata' });
      expect(texts[locale]?.alternativeText).toMatch(/\S/);
      expect(texts[locale]?.caption).toMatch(/\S/);
    }
    expect(texts['it']).toMatchObject({ state: 'missing', alternativeText: null });
    const own = await strapi.admin.file(file.id);
    expect(own.alternativeText).toBe(texts['en']?.alternativeText);
    const stored = await readFile(`${strapi.appDir}/public${own.url}`);
    expect(stored.includes('AltTextAccessibility')).toBe(false);
  });

  it('in an AVIF too, which Strapi leaves alone', async () => {
    const packet = xmpPacket({ altText: { en: 'A quiet harbour' } });
    const bytes = await sharp(await uniqueImage())
      .withXmp(packet)
      .avif()
      .toBuffer();
    const file = await strapi.admin.upload(bytes, 'harbour.avif');
    await ask.ended(file.id);
    expect((await strapi.admin.file(file.id)).alternativeText).toBe('A quiet harbour');
  });

  it('a description or a credit line is not taken for an alternative text', async () => {
    const packet = xmpPacket({ description: 'ACME Photo Agency', credit: 'Photo: Bob' });
    const bytes = await sharp(await uniqueImage())
      .withXmp(packet)
      .jpeg()
      .toBuffer();
    const file = await strapi.admin.upload(bytes, 'agency.jpg');
    expect(await ask.ended(file.id)).toMatchObject({ status: 'skipped', code: 'no_source' });
    expect((await strapi.admin.file(file.id)).alternativeText ?? '').toBe('');
  });

  it('an image without any text is skipped, and says what to do', async () => {
    const file = await strapi.admin.upload(await uniqueImage(), 'silent.jpg');
    const task = await ask.ended(file.id);
    expect(task).toMatchObject({ status: 'skipped', code: 'no_source', credits: 0 });
    expect(task.message).toContain('Settings → Alt Text');
  });
});
