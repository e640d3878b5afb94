import { afterEach, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { questionsFor } from '../support/scenario';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { startAltFrame, type AltFrame } from '../vendors/altframe';
import { startImgSeo, type ImgSeo } from '../vendors/imgseo';
import { startImgix, type Imgix } from '../vendors/imgix';

describe('several providers, first to last', () => {
  let strapi: RunningStrapi | undefined;
  const vendors: (AltFrame | ImgSeo | Imgix)[] = [];
  afterEach(async () => {
    await strapi?.stop();
    await Promise.all(vendors.splice(0).map((vendor) => vendor.close()));
  });

  const start = async (settings: Record<string, unknown>) => {
    const imgix = await startImgix({ sources: null });
    const altframe = await startAltFrame({ rateLimit: false });
    const imgseo = await startImgSeo();
    vendors.push(imgix, altframe, imgseo);
    strapi = await startStrapi();
    await strapi.restart({
      plugin: {
        providers: {
          imgix: { apiKey: imgix.key, baseUrl: imgix.url, sourceUrl: strapi.url },
          altframe: { apiKey: altframe.key, baseUrl: altframe.url },
          imgseo: { apiKey: imgseo.key, baseUrl: imgseo.url },
        },
        publicUrl: strapi.url,
        settings,
      },
    });
    return { strapi, imgix, altframe, imgseo, ask: questionsFor(strapi) };
  };

  it('a language that the first one lacks comes from the second; what it has is not asked twice', async () => {
    const {
      strapi: app,
      imgix,
      altframe,
      ask,
    } = await start({
      sources: { providers: ['imgix', 'altframe'] },
      languages: ['en', 'fr', 'ja'],
    });
    const file = await app.admin.upload(await uniqueImage(), 'three.jpg');
    expect(await ask.ended(file.id)).toMatchObject({ status: 'done', credits: 3 });
    const { texts } = await ask.asset(file.id);
    expect(texts['en']?.provider).toBe('imgix');
    expect(texts['fr']?.provider).toBe('imgix');
    expect(texts['ja']?.provider).toBe('altframe');
    expect(imgix.requests).toHaveLength(1);
    expect(altframe.stats().generations).toBe(1);
  });

  it('a language that failed at the first one comes from the second', async () => {
    const {
      strapi: app,
      imgix,
      ask,
    } = await start({
      sources: { providers: ['imgix', 'altframe'] },
      languages: ['en', 'de'],
    });
    imgix.set({ failLanguages: ['de'] });
    const file = await app.admin.upload(await uniqueImage(), 'partial.jpg');
    expect((await ask.ended(file.id)).status).toBe('done');
    const { texts } = await ask.asset(file.id);
    expect(texts['en']?.provider).toBe('imgix');
    expect(texts['de']?.provider).toBe('altframe');
  });

  it('a bad key is said, not passed over', async () => {
    const {
      strapi: app,
      imgseo,
      altframe,
      ask,
    } = await start({
      sources: { providers: ['imgseo', 'altframe'] },
    });
    imgseo.set({ revoked: true });
    const file = await app.admin.upload(await uniqueImage(), 'key.jpg');
    expect(await ask.ended(file.id)).toMatchObject({ status: 'failed', code: 'unauthorized' });
    expect(altframe.requests).toHaveLength(0);
  });

  it('an empty account stops, or is passed over, as the settings say', async () => {
    const {
      strapi: app,
      imgseo,
      altframe,
      ask,
    } = await start({
      sources: { providers: ['imgseo', 'altframe'] },
    });
    imgseo.set({ credits: 0 });
    const first = await app.admin.upload(await uniqueImage(), 'empty.jpg');
    const failed = await ask.ended(first.id);
    expect(failed).toMatchObject({ status: 'failed', code: 'insufficient_credits', attempts: 1 });
    expect(altframe.requests).toHaveLength(0);
    const settings = await ask.settings();
    const sources = { ...settings.sources, whenOutOfCredits: 'next' };
    await app.admin.put('/alt-text/settings', { ...settings, sources });
    const second = await app.admin.upload(await uniqueImage(), 'moves-on.jpg');
    expect(await ask.ended(second.id)).toMatchObject({ status: 'done', provider: 'altframe' });
  });

  it('a caption by a second call, where the vendor has none and the settings ask for it', async () => {
    const {
      strapi: app,
      imgseo,
      ask,
    } = await start({
      sources: { providers: ['imgseo'] },
      fields: { captionFallback: 'second-call' },
    });
    const file = await app.admin.upload(await uniqueImage(), 'caption.jpg');
    expect(await ask.ended(file.id)).toMatchObject({ status: 'done', credits: 2 });
    expect(imgseo.stats().creditsCharged).toBe(2);
    const described = await app.admin.file(file.id);
    expect(described.alternativeText).toMatch(/\S/);
    expect(described.caption).toMatch(/\S/);
  });

  it('no caption and no second call unless it is asked for', async () => {
    const { strapi: app, imgseo, ask } = await start({ sources: { providers: ['imgseo'] } });
    const file = await app.admin.upload(await uniqueImage(), 'plain.jpg');
    expect(await ask.ended(file.id)).toMatchObject({ status: 'done', credits: 1 });
    expect(imgseo.stats().creditsCharged).toBe(1);
    expect((await app.admin.file(file.id)).caption ?? '').toBe('');
  });
});
