import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { samplePath, type SampleFile } from '../samples';
import { startScenario, type Scenario } from '../support/scenario';

/** AltFrame takes two credits for AVIF, HEIC and TIFF: each of these must arrive as something else. */
const IMAGES: readonly SampleFile[] = [
  'mountains.jpg',
  'citrus-cmyk.jpg',
  'skyline-large.jpg',
  'bicycle.png',
  'red-mug.webp',
  'harbour.avif',
  'fern.tiff',
  'traffic-light.gif',
  'logo.svg',
  'icon.png',
];

describe('every kind of image reaches the vendor in a form it takes', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({ vendor: { credits: 1000 } });
  });
  beforeEach(() => {
    scenario.vendor.reset();
  });
  afterAll(() => scenario.stop());

  const described = async (file: SampleFile) => {
    const uploaded = await scenario.strapi.admin.upload(await readFile(samplePath(file)), file);
    const task = await scenario.ended(uploaded.id);
    const { alternativeText } = await scenario.strapi.admin.file(uploaded.id);
    return { task, alternativeText, id: uploaded.id };
  };

  it.each(IMAGES)('%s, for one credit', async (file) => {
    const { task, alternativeText } = await described(file);
    expect(task).toMatchObject({ status: 'done', credits: 1 });
    expect(alternativeText).toMatch(/^Emulated text/);
  });

  it('a large one is sent in its smaller format, never the thumbnail and never the original', async () => {
    await scenario.strapi.strapi.db.query('plugin::alt-text.spend').deleteMany({});
    await described('skyline-large.jpg');
    const [{ body } = { body: null }] = scenario.vendor.requests;
    const { image_base64: sent } = body as { image_base64: { bytes: number } };
    expect(sent.bytes).toBeLessThan(400_000);
    expect(sent.bytes).toBeGreaterThan(5_000);
  });

  it('one that lies on its side arrives upright, although Strapi drops the note of it', async () => {
    const { alternativeText } = await described('lighthouse-rotated.jpg');
    expect(alternativeText).toContain('a tall view');
  });

  it('and so it does when Strapi turns it itself', async () => {
    const upload = scenario.strapi.strapi.plugin('upload').service('upload') as unknown as {
      getSettings(): Promise<object>;
      setSettings(settings: object): Promise<void>;
    };
    const before = await upload.getSettings();
    await upload.setSettings({ ...before, autoOrientation: true });
    try {
      // Other bytes than before, or the text would only be used again.
      await scenario.strapi.strapi.db.query('plugin::alt-text.spend').deleteMany({});
      const { alternativeText, task } = await described('lighthouse-rotated.jpg');
      expect(task.credits).toBe(1);
      expect(alternativeText).toContain('a tall view');
    } finally {
      await upload.setSettings(before);
    }
  });

  it('and so it does when nobody saw its original bytes, and Strapi left them alone', async () => {
    const upload = scenario.strapi.strapi.plugin('upload').service('upload') as unknown as {
      getSettings(): Promise<object>;
      setSettings(settings: object): Promise<void>;
    };
    const before = await upload.getSettings();
    await upload.setSettings({ ...before, sizeOptimization: false, autoOrientation: false });
    try {
      const { id } = await described('lighthouse-rotated.jpg');
      const { db } = scenario.strapi.strapi;
      await db.query('plugin::alt-text.task').deleteMany({});
      await db.query('plugin::alt-text.spend').deleteMany({});
      const again = await scenario.generate(id);
      expect(again.texts['en']?.alternativeText).toContain('a tall view');
    } finally {
      await upload.setSettings(before);
    }
  });
});
