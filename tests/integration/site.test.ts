import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Asset, Page } from '../../server/src/contracts/assets';
import type { Site } from '../../server/src/contracts/site';
import { ACTIONS, UPLOAD_ACTIONS } from '../../server/src/permissions';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { refusal } from '../support/refusal';
import { startScenario, type Scenario } from '../support/scenario';

describe('what the panel knows of the site', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({
      settings: {
        languages: ['en', 'pt-BR'],
        onUpload: 'off',
        text: { maxLength: 90 },
        sources: { providers: ['altframe', 'imgix'] },
      },
    });
  });
  afterAll(() => scenario.stop());

  it('is told to whoever may see texts, without a key or an option', async () => {
    const reader = await scenario.strapi.admin.createUser([ACTIONS.assetsRead]);
    expect(ok(await reader.get<Site>('/alt-text/site'))).toEqual({
      languages: ['en', 'pt-BR'],
      fields: { alternativeText: true, caption: true },
      maxLength: 90,
      onUpload: 'off',
      embeddedMetadata: true,
      providers: [
        {
          id: 'altframe',
          name: 'AltFrame',
          ready: true,
          languages: expect.arrayContaining(['en', 'fr']) as string[],
          returns: expect.arrayContaining(['alternativeText', 'caption']) as string[],
        },
        {
          id: 'imgix',
          name: 'imgix',
          ready: false,
          languages: ['en', 'fr', 'de', 'it', 'es'],
          returns: ['alternativeText'],
        },
      ],
    });
    const stranger = await scenario.strapi.admin.createUser([UPLOAD_ACTIONS.read]);
    refusal(await stranger.get('/alt-text/site'), 403);
  });

  it('shows an image by its stored copies, and lists the images that are asked for', async () => {
    const { admin } = scenario.strapi;
    const [one, two] = [
      await admin.upload(await uniqueImage({ width: 2000, height: 1500 }), 'large.jpg'),
      await admin.upload(await uniqueImage({ width: 120, height: 90 }), 'small.jpg'),
    ];
    await admin.upload(await uniqueImage({ width: 300, height: 200 }), 'other.jpg');
    const list = async (ids: string) =>
      ok(await admin.get<Page<Asset>>(`/alt-text/assets?ids=${ids}&sort=id`)).results;

    const [large, small, ...others] = await list(`${one.id},${two.id},999999`);
    expect(others).toEqual([]);
    expect(large).toMatchObject({ id: one.id, url: one.url });
    expect(large?.thumbnailUrl).toContain('/uploads/thumbnail_');
    expect(large?.previewUrl).toContain('/uploads/large_');
    expect(small).toMatchObject({ id: two.id, thumbnailUrl: two.url, previewUrl: two.url });

    refusal(await admin.get('/alt-text/assets?ids=1,x'), 400);
    const many = Array.from({ length: 101 }, (_, index) => index + 1).join(',');
    refusal(await admin.get(`/alt-text/assets?ids=${many}`), 400);
  });
});
