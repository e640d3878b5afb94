import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { altFrame, generate, get, GENERATE, jpeg, post } from './support';

describe('the log', () => {
  it('keeps what was sent, with pictures as their hash', async () => {
    const vendor = await altFrame();
    const image = await jpeg('red');
    await generate(vendor, image, { language: 'fr' });
    const sha256 = createHash('sha256').update(image).digest('hex');
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.requests[0]).toMatchObject({
      method: 'POST',
      path: GENERATE,
      endpoint: 'generate',
      headers: { 'x-api-key': vendor.key, 'content-type': 'application/json' },
      body: { image_base64: { sha256, bytes: image.length }, language: 'fr' },
      status: 200,
      fault: null,
    });
    expect(vendor.stats()).toMatchObject({
      calls: { generate: 1 },
      statuses: { 200: 1 },
      images: { [sha256]: { generations: 1, languages: { fr: 1 }, urls: [] } },
    });
  });
});

describe('latency', () => {
  it('applies to generating calls, as a number or a range', async () => {
    const vendor = await altFrame({ latencyMs: 60 });
    const image = await jpeg('red');
    const timed = async (call: () => Promise<unknown>): Promise<number> => {
      const start = performance.now();
      await call();
      return performance.now() - start;
    };
    expect(await timed(() => generate(vendor, image))).toBeGreaterThanOrEqual(58);
    vendor.set({ latencyMs: [30, 40] });
    expect(await timed(() => generate(vendor, image))).toBeGreaterThanOrEqual(28);
    // A call that does not describe does not wait: far below the latency, however busy the machine.
    vendor.set({ latencyMs: 60_000 });
    expect(await timed(() => get(vendor, '/api/v1/usage'))).toBeLessThan(20_000);
  });

  it('charges also the client that does not wait', async () => {
    const vendor = await altFrame({ latencyMs: 200, fetchImages: false });
    const call = fetch(`${vendor.url}${GENERATE}`, {
      method: 'POST',
      headers: { 'x-api-key': vendor.key, 'content-type': 'application/json' },
      body: '{"image_url":"https://example.com/photo.jpg"}',
      signal: AbortSignal.timeout(80),
    });
    await expect(call).rejects.toThrow();
    expect(vendor.account().credits).toBe(999);
  });
});

describe('control over HTTP', () => {
  it('tells stats and requests, changes switches, and resets', async () => {
    const vendor = await altFrame({ credits: 5 });
    await generate(vendor, await jpeg('red'));
    const stats = await get(vendor, '/__emulator/stats');
    expect(stats.json).toMatchObject({
      vendor: 'AltFrame',
      generations: 1,
      creditsCharged: 1,
      accounts: [{ key: vendor.key, credits: { remaining: 4 } }],
    });
    const log: unknown = JSON.parse((await get(vendor, '/__emulator/requests')).text);
    expect(log).toMatchObject([{ endpoint: 'generate', status: 200 }]);

    const patch = { faults: [503, 'reset'], latencyMs: [1, 2], credits: 0 };
    const changed = await post(vendor, '/__emulator/switches', patch);
    expect(changed.json).toMatchObject({
      latencyMs: [1, 2],
      faults: [{ kind: 'status', status: 503 }, { kind: 'reset' }],
    });
    expect((await generate(vendor, await jpeg('red'))).status).toBe(402);

    await post(vendor, '/__emulator/reset', {});
    expect(vendor.requests).toHaveLength(0);
    expect(vendor.stats().generations).toBe(0);
    expect(vendor.account().credits).toBe(5);
    expect((await generate(vendor, await jpeg('red'))).status).toBe(200);
  });

  it.each([
    { latency: 3 },
    { faults: ['nothing-like-it'] },
    { faultRate: 2 },
    { plan: 'huge' },
    { latencyMs: 'slow' },
    null,
  ])('refuses %j', async (patch) => {
    const vendor = await altFrame();
    const answer = await post(vendor, '/__emulator/switches', JSON.stringify(patch));
    expect(answer.status).toBe(400);
    expect(vendor.switches().latencyMs).toBe(0);
  });
});

describe('the program', () => {
  it('says what it is, serves, and ends when told to', async () => {
    const root = resolve(__dirname, '../../..');
    const options = ['--port', '0', '--key', 'af_live_mine', '--credits', '3', '--latency', '1-2'];
    const program = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/vendors/altframe/main.ts', ...options],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const exited = once(program, 'exit');
    const [line] = (await once(program.stdout, 'data')) as [Buffer];
    const said = /^AltFrame emulator \(not the real AltFrame\) listening on (http:\S+)\n$/.exec(
      line.toString(),
    );
    expect(said).not.toBeNull();
    const usage = await fetch(`${said?.[1] ?? ''}/api/v1/usage`, {
      headers: { authorization: 'Bearer af_live_mine' },
    });
    expect(await usage.json()).toMatchObject({ credits: { remaining: 3 } });
    program.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  }, 20_000);
});
