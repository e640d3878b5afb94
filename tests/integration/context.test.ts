import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { startScenario, type Scenario } from '../support/scenario';

const PRODUCT = {
  singularName: 'product',
  pluralName: 'products',
  attributes: {
    name: { type: 'string' },
    sku: { type: 'string' },
    color: { type: 'string' },
    margin: { type: 'integer', private: true },
    photo: { type: 'media', multiple: false, allowedTypes: ['images'] },
  },
};

describe('the entry that uses an image tells the vendor what it is for', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({
      app: { contentTypes: [PRODUCT] },
      settings: {
        onUpload: 'off',
        rules: [],
        providers: {
          altframe: {
            mode: 'ecommerce',
            keywords: ['{{entry.name}}', 'shop'],
            productSku: '{{entry.sku}}',
            productAttributes: { color: '{{entry.color}}', margin: '{{entry.margin}}' },
            pageContext: 'In {{folder.name}}, {{file.name}}: {{entry.title}}',
          },
        },
      },
    });
  });
  afterAll(() => scenario.stop());

  it('by a mapping in the settings; private fields stay here', async () => {
    const { strapi, vendor } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'shoe.jpg');
    const data = { name: 'Trail shoe', sku: 'TS-1', color: 'blue', margin: 60, photo: file.id };
    ok(await strapi.contentApi.post('/api/products', { data }));
    await scenario.generate(file.id);
    const body = vendor.requests[0]?.body as Record<string, unknown>;
    expect(body).toMatchObject({
      mode: 'ecommerce',
      keywords: ['Trail shoe', 'shop'],
      product_name: 'Trail shoe',
      product_sku: 'TS-1',
      product_attributes: { color: 'blue' },
      page_context: 'In , shoe.jpg: Trail shoe',
    });
    // What stands for the image may hold any digits.
    const { image_base64: _image, ...words } = body;
    expect(JSON.stringify(words)).not.toContain('60');
    const { context } = await scenario.asset(file.id);
    expect(context).toMatchObject([
      { uid: 'api::product.product', title: 'Trail shoe', field: 'photo' },
    ]);
  });
});
