import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { samplePath } from '../samples';
import { uniqueImage } from '../support/image';
import { startScenario, type Scenario } from '../support/scenario';
import type { FaultInput } from '../vendors/kit/faults';

describe('whatever goes wrong ends in a task with the right code and a sentence', () => {
  let scenario: Scenario;

  beforeAll(async () => {
    scenario = await startScenario({ config: { requestTimeoutMs: 1500, shutdownTimeoutMs: 0 } });
  });
  beforeEach(() => {
    scenario.vendor.reset();
  });
  afterAll(() => scenario.stop());

  const vendorFaults: [what: string, fault: FaultInput, code: string, sentence: RegExp][] = [
    ['400', { kind: 'status', status: 400 }, 'invalid_request', /did not accept the request/],
    ['401', { kind: 'status', status: 401 }, 'unauthorized', /does not accept the key/],
    ['402', { kind: 'status', status: 402 }, 'insufficient_credits', /no credits left/],
    ['404', { kind: 'status', status: 404 }, 'invalid_request', /did not accept/],
    [
      '429',
      { kind: 'status', status: 429, retryAfterSeconds: 1 },
      'rate_limited',
      /too many requests/,
    ],
    ['500', { kind: 'status', status: 500 }, 'server_error', /fault of its own/],
    ['an HTML page', { kind: 'html' }, 'bad_response', /makes no sense/],
    ['an HTML page with 502', { kind: 'html', status: 502 }, 'server_error', /fault of its own/],
    ['half a JSON', { kind: 'half-json' }, 'bad_response', /makes no sense/],
    ['nothing at all', { kind: 'hang' }, 'timeout', /did not answer in time/],
    ['one byte a second', { kind: 'drip' }, 'timeout', /did not answer in time/],
    ['a text of 1 MB with markup', { kind: 'huge-text' }, 'bad_response', /makes no sense/],
    ['an answer of 10 MB', { kind: 'oversized' }, 'bad_response', /makes no sense/],
    ['a blank text', { kind: 'blank' }, 'bad_response', /makes no sense/],
    ['another shape', { kind: 'wrong-shape' }, 'bad_response', /makes no sense/],
    ['a redirect', { kind: 'redirect' }, 'bad_response', /makes no sense/],
    ['a closed connection', { kind: 'reset' }, 'network', /could not be reached/],
  ];

  it.each(vendorFaults)('the vendor answers %s', async (_what, fault, code, sentence) => {
    const { strapi, vendor } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'unlucky.jpg', {
      alternativeText: 'x',
    });
    await scenario.ended(file.id);
    await strapi.admin.updateFile(file.id, { alternativeText: '' });
    vendor.inject(fault);
    const answer = await strapi.admin.post<{
      error: { message: string; details: { code: string } };
    }>(`/alt-text/assets/${file.id}/generate`, {});
    expect(answer.status).toBe(502);
    expect(answer.body.error.details.code).toBe(code);
    const task = await scenario.ended(file.id);
    expect(task).toMatchObject({ status: 'failed', code });
    expect(task.message).toMatch(sentence);
    expect(task.message).toContain('unlucky.jpg');
    expect(task.message?.length).toBeLessThan(700);
    expect((await strapi.admin.file(file.id)).alternativeText ?? '').toBe('');
  });

  it('markup in a text becomes plain text', async () => {
    scenario.vendor.inject({ kind: 'markup' });
    const file = await scenario.strapi.admin.upload(await uniqueImage(), 'markup.jpg');
    expect((await scenario.ended(file.id)).status).toBe('done');
    const { alternativeText, caption } = await scenario.strapi.admin.file(file.id);
    expect(`${alternativeText} ${caption}`).not.toMatch(/<|script|alert\(|&[a-z]+;/i);
  });

  it('429 is tried again by itself, not before the vendor wants it', async () => {
    scenario.vendor.inject({ kind: 'status', status: 429, retryAfterSeconds: 2 });
    const file = await scenario.strapi.admin.upload(await uniqueImage(), 'busy.jpg');
    expect(await scenario.ended(file.id)).toMatchObject({ status: 'done', attempts: 2 });
    const [first, second] = scenario.vendor.requests.filter(
      ({ endpoint }) => endpoint === 'generate',
    );
    expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBeGreaterThanOrEqual(2000);
  });

  it('a corrupt image', async () => {
    const bytes = await readFile(samplePath('corrupt.jpg'));
    const file = await scenario.strapi.admin.upload(bytes, 'broken.jpg');
    const task = await scenario.ended(file.id);
    expect(task).toMatchObject({ status: 'failed', code: 'image_unreadable', credits: 0 });
    expect(task.message).toContain('broken.jpg');
    expect(scenario.vendor.stats().generations).toBe(0);
  });

  it('an image over the vendor’s size', async () => {
    scenario.vendor.set({ maxImageBytes: 2000 });
    const file = await scenario.strapi.admin.upload(await uniqueImage(), 'huge.jpg');
    const task = await scenario.ended(file.id);
    expect(task).toMatchObject({ status: 'failed', code: 'unsupported_image', credits: 0 });
    expect(task.message).toContain('cannot use this image');
  });

  it('a file that is gone from the storage', async () => {
    const { strapi } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'lost.jpg', {
      alternativeText: 'x',
    });
    await scenario.ended(file.id);
    const broken = strapi.strapi.db.query('plugin::upload.file');
    await broken.update({
      where: { id: file.id },
      data: { url: '/uploads/nowhere.jpg', formats: null, alternativeText: '' },
    });
    const answer = await strapi.admin.post<{ error: { details: { code: string } } }>(
      `/alt-text/assets/${file.id}/generate`,
      {},
    );
    expect(answer.body.error.details.code).toBe('storage_unreachable');
    const task = await scenario.ended(file.id);
    expect(task.message).toContain('lost.jpg');
    expect(task.message).not.toContain(strapi.appDir);
  });

  it('a file that claims 10 GB is not read', async () => {
    const { strapi } = scenario;
    const file = await strapi.admin.upload(await uniqueImage(), 'monster.jpg', {
      alternativeText: 'x',
    });
    await scenario.ended(file.id);
    await strapi.strapi.db.query('plugin::upload.file').update({
      where: { id: file.id },
      data: { size: 10 * 1024 * 1024, formats: null, alternativeText: '' },
    });
    const answer = await strapi.admin.post<{ error: { details: { code: string } } }>(
      `/alt-text/assets/${file.id}/generate`,
      {},
    );
    expect(answer.status).toBe(422);
    expect(answer.body.error.details.code).toBe('image_too_large');
  });

  it('no public URL: said before anything is sent, and only where one is needed', async () => {
    const { strapi, vendor } = scenario;
    const settings = await scenario.settings();
    const byUrl = { ...settings, providers: { altframe: { sendAs: 'url' } } };
    await strapi.admin.put('/alt-text/settings', byUrl);
    try {
      const file = await strapi.admin.upload(await uniqueImage(), 'private.jpg');
      const task = await scenario.ended(file.id);
      expect(task).toMatchObject({ status: 'failed', code: 'image_unreachable', attempts: 1 });
      expect(task.message).toContain('publicUrl');
      expect(vendor.requests).toHaveLength(0);
    } finally {
      await strapi.admin.put('/alt-text/settings', settings);
    }
  });
});
