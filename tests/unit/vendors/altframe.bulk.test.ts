import { describe, expect, it } from 'vitest';
import {
  A_STRING,
  A_NUMBER,
  containing,
  matching,
  altFrame,
  BULK,
  get,
  jpeg,
  plain,
  post,
  someServer,
  type Got,
  type Json,
} from './support';

const EXAMPLE = {
  images: [
    {
      image_url: 'https://example.com/product-1.jpg',
      product_name: 'Organic Tomato Seeds',
      product_sku: 'SKU-TOM-001',
    },
    {
      image_url: 'https://example.com/product-2.jpg',
      product_name: 'Garden Trowel Set',
      product_sku: 'SKU-TRW-042',
    },
    { image_url: 'https://example.com/product-3.jpg' },
  ],
  mode: 'ecommerce',
  language: 'en',
  keywords: ['gardening', 'organic'],
  fields: ['alt_text', 'title'],
};
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function statusPath(answer: Got): string {
  return String(answer.json['status_url']);
}

function urls(answer: Got): unknown[] {
  return (answer.json['results'] as Json[]).map((result) => result['image_url']);
}

describe("the document's example of a batch", () => {
  it('is accepted, worked on, and answered without an order', async () => {
    const vendor = await altFrame({ fetchImages: false, bulkMsPerImage: 500 });
    const accepted = await post(vendor, BULK, EXAMPLE);
    expect(accepted.status).toBe(202);
    const id = String(accepted.json['batch_id']);
    expect(id).toMatch(UUID);
    expect(accepted.json).toEqual({
      batch_id: id,
      total_images: 3,
      credits_reserved: 3,
      estimated_seconds: 2,
      status_url: `/api/v1/batches/${id}`,
    });
    expect(vendor.account().credits).toBe(997);
    const early = await get(vendor, statusPath(accepted));
    expect(early.json).toMatchObject({ status: 'processing', total: 3, completed: 0, failed: 0 });
    const waiting = await get(vendor, '/api/v1/history?status=pending');
    expect(waiting.json['pagination']).toMatchObject({ total: 3 });

    await vendor.settled();
    const done = await get(vendor, statusPath(accepted));
    expect(done.json).toMatchObject({ status: 'completed', total: 3, completed: 3, failed: 0 });
    expect(done.json['errors']).toEqual([]);
    const asked = EXAMPLE.images.map((image) => image.image_url);
    expect(urls(done)).not.toEqual(asked);
    expect(urls(done).sort()).toEqual(asked);
    for (const result of done.json['results'] as Json[]) {
      expect(result).toEqual({
        id: matching(/^job_/),
        image_url: A_STRING,
        results: { alt_text: A_STRING, title: A_STRING },
        meta: {
          model: A_STRING,
          tokens: { input: A_NUMBER, output: A_NUMBER },
          processing_ms: A_NUMBER,
        },
      });
    }
    const history = await get(vendor, '/api/v1/history?status=completed');
    expect(history.json['jobs']).toMatchObject(Array(3).fill({ source: 'bulk', batch_id: id }));
    expect(vendor.stats()).toMatchObject({ generations: 3, creditsCharged: 3 });
  });
});

describe('a batch', () => {
  it.each<[string, unknown]>([
    ['no images', { images: [] }],
    ['images that are missing', { images: undefined }],
    [
      'more than 100 images',
      { images: Array(101).fill({ image_url: 'https://example.com/a.jpg' }) },
    ],
    ['an image without a source', { images: [{ product_name: 'A' }] }],
    ['an unknown key of an image', { images: [{ image_url: 'https://example.com/a', alt: '' }] }],
    ['max_length', { max_length: 125 }],
    ['custom_prompt', { custom_prompt: 'Brief.' }],
    ['a webhook_url that is none', { webhook_url: 'not a url' }],
  ])('is refused with %s', async (_name, wrong) => {
    const vendor = await altFrame({ fetchImages: false });
    const answer = await post(vendor, BULK, { ...EXAMPLE, ...(wrong as object) });
    expect(answer.status).toBe(400);
    expect(vendor.account().credits).toBe(1_000);
  });

  it('takes 100 images', async () => {
    const vendor = await altFrame({ fetchImages: false, bulkMsPerImage: 0 });
    const images = Array.from({ length: 100 }, (_, index) => ({
      image_url: `https://example.com/${index}.jpg`,
    }));
    expect((await post(vendor, BULK, { images })).json).toMatchObject({ credits_reserved: 100 });
    await vendor.settled();
    expect(vendor.stats().generations).toBe(100);
  });

  it('is refused whole where the credits do not suffice', async () => {
    const vendor = await altFrame({ fetchImages: false, credits: 2 });
    expect((await post(vendor, BULK, EXAMPLE)).status).toBe(402);
    expect(vendor.account().credits).toBe(2);
  });

  it('fails in part, and gives back what failed', async () => {
    const vendor = await altFrame();
    const red = await jpeg('red');
    const host = await someServer((request, response) => {
      if (request.url === '/red.jpg') response.end(red);
      else response.writeHead(404).end();
    });
    const tiff = (await plain('blue').tiff().toBuffer()).toString('base64');
    const accepted = await post(vendor, BULK, {
      images: [
        { image_url: `${host}/red.jpg` },
        { image_url: `${host}/gone.jpg` },
        { image_base64: tiff },
      ],
    });
    expect(accepted.json).toMatchObject({ total_images: 3, credits_reserved: 4 });
    await vendor.settled();
    const done = await get(vendor, statusPath(accepted));
    expect(done.json).toMatchObject({ status: 'partial', total: 3, completed: 2, failed: 1 });
    expect(urls(done)).toContain(null);
    expect(done.json['errors']).toEqual([
      {
        id: matching(/^job_/),
        image_url: `${host}/gone.jpg`,
        error: containing('could not be fetched'),
      },
    ]);
    expect(vendor.account().credits).toBe(1_000 - 3);
    expect(vendor.stats().creditsCharged).toBe(3);
  });

  it('fails whole where every image fails', async () => {
    const vendor = await altFrame({ fetchImages: false, failImages: ['example.com'] });
    const accepted = await post(vendor, BULK, EXAMPLE);
    await vendor.settled();
    const done = await get(vendor, statusPath(accepted));
    expect(done.json).toMatchObject({ status: 'failed', completed: 0, failed: 3, results: [] });
    expect(vendor.account().credits).toBe(1_000);
  });

  it('does not exist for other accounts', async () => {
    const vendor = await altFrame({ fetchImages: false, accounts: [{ key: 'af_live_second' }] });
    const accepted = await post(vendor, BULK, EXAMPLE);
    const other = await get(vendor, statusPath(accepted), { 'x-api-key': 'af_live_second' });
    expect(other.status).toBe(404);
    expect(other.json).toEqual({ error: A_STRING });
    const none = await get(vendor, '/api/v1/batches/b47ac10b-58cc-4372-a567-0e02b2c3d479');
    expect(none.status).toBe(404);
  });

  it('is done although the client never learned its id', async () => {
    const vendor = await altFrame({ fetchImages: false, faults: ['reset-after-work'] });
    await expect(post(vendor, BULK, EXAMPLE)).rejects.toThrow();
    await vendor.settled();
    expect(vendor.stats().generations).toBe(3);
  });

  it('carries the odd texts of a fault', async () => {
    const vendor = await altFrame({ fetchImages: false, faults: ['blank'] });
    const accepted = await post(vendor, BULK, EXAMPLE);
    await vendor.settled();
    const [first] = (await get(vendor, statusPath(accepted))).json['results'] as Json[];
    expect((first?.['results'] as Record<string, string>)['alt_text']?.trim()).toBe('');
  });
});

describe('the webhook', () => {
  it('arrives when the batch is finished', async () => {
    const vendor = await altFrame({ fetchImages: false, failImages: ['product-3'] });
    const received: { method: string | undefined; type: string | undefined; body: Json }[] = [];
    const host = await someServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Json;
        received.push({ method: request.method, type: request.headers['content-type'], body });
        response.end('{"received":true}');
      });
    });
    const accepted = await post(vendor, BULK, { ...EXAMPLE, webhook_url: `${host}/hook` });
    await vendor.settled();
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ method: 'POST', type: 'application/json' });
    expect(received[0]?.body).toMatchObject({
      event: 'batch.completed',
      batch_id: accepted.json['batch_id'],
      status: 'partial',
      total: 3,
      completed: 2,
      failed: 1,
      errors: [{ image_url: 'https://example.com/product-3.jpg' }],
    });
    const results = received[0]?.body['results'] as Json[];
    expect(Object.keys(results[0] ?? {}).sort()).toEqual(['id', 'image_url', 'results']);
    expect(vendor.deliveries).toMatchObject([{ attempt: 1, status: 200 }]);
  });

  it('is tried once more, and can be sent twice or never', async () => {
    const vendor = await altFrame({ fetchImages: false, webhookRetryMs: 1 });
    let answers = [500];
    const host = await someServer((request, response) => {
      request.resume();
      response.writeHead(answers.shift() ?? 200).end();
    });
    const send = async (): Promise<unknown[]> => {
      const before = vendor.deliveries.length;
      await post(vendor, BULK, { ...EXAMPLE, webhook_url: host });
      await vendor.settled();
      return vendor.deliveries.slice(before).map(({ attempt, status }) => [attempt, status]);
    };
    expect(await send()).toEqual([
      [1, 500],
      [2, 200],
    ]);
    answers = [500, 500, 500];
    expect(await send()).toHaveLength(2);
    answers = [];
    vendor.set({ webhookCopies: 2 });
    expect(await send()).toEqual([
      [1, 200],
      [1, 200],
    ]);
    vendor.set({ webhooks: false });
    expect(await send()).toEqual([]);
  });
});
