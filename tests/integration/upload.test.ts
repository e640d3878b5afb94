import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { uniqueImage } from '../support/image';
import { startScenario, type Scenario } from '../support/scenario';

describe('an uploaded image gets its texts', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({ vendor: { credits: 500 } });
  });
  afterAll(() => scenario.stop());

  it('through the admin panel', async () => {
    const { strapi, vendor } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'harbour.jpg');
    const task = await scenario.ended(file.id);
    console.log(task, strapi.logs.filter((l) => /alt-text|error/i.test(l)).slice(-5));
    expect(task).toMatchObject({ status: 'done', provider: 'altframe', credits: 1, attempts: 1 });
    const described = await strapi.admin.file(file.id);
    expect(described.alternativeText).toMatch(/^Emulated text/);
    expect(described.caption).toMatch(/\S/);
    expect(vendor.stats().generations).toBe(1);
    console.log(
      await scenario.history(file.id),
      JSON.stringify(await scenario.generate(file.id), null, 1),
    );
  });
});
