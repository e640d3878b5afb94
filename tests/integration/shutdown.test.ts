import { afterEach, describe, expect, it } from 'vitest';

import { pluginConfig } from '../support/scenario';
import { runSteps } from '../support/runs';
import { startStrapiProcess, type StrapiProcess } from '../support/strapi-process';
import { startAltFrame, type AltFrame } from '../vendors/altframe';

/** After this the process would be killed, for it has not ended by itself. Milliseconds. */
const GRACE_MS = 5000;

describe('Strapi is stopped politely', () => {
  let vendor: AltFrame | undefined;
  let strapi: StrapiProcess | undefined;
  afterEach(async () => {
    await strapi?.stop();
    await vendor?.close();
  });

  it('somebody who watches a run does not hold it up, and is told that it is over', async () => {
    vendor = await startAltFrame();
    strapi = await startStrapiProcess({ plugin: pluginConfig(vendor, { onUpload: 'off' }) });
    const runs = runSteps(strapi);
    const ids = await runs.images(1);
    vendor.inject({ kind: 'status', status: 402 });
    const { id } = await runs.start({ filter: { ids } });
    // It says nothing more until a person has seen to it.
    await runs.until(id, 'the pause', ({ status }) => status === 'paused');
    const watch = async () =>
      fetch(`${strapi?.url}/alt-text/runs/${id}/events`, {
        headers: { authorization: `Bearer ${await strapi?.admin.token()}` },
      });
    const watchers = await Promise.all([watch(), watch(), watch()]);
    const heard = watchers.map((answer) => answer.text());
    const began = Date.now();
    await strapi.stop({ keep: true });
    expect(Date.now() - began).toBeLessThan(GRACE_MS - 1000);
    // Ended, not broken off.
    for (const text of heard) expect(await text).toMatch(/^event: run\ndata: /);
    expect(strapi.logs.join('\n')).not.toMatch(/\[alt-text\].*(end here|stand still)/);
  });
});
