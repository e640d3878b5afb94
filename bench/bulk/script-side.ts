import { performance } from 'node:perf_hooks';

import pLimit from 'p-limit';

import { asChild } from '../kit/child';
import type { Stored } from './library';
import type { ScriptJob, ScriptResult } from './sides';

/** What one writes without a plugin: download each image, ask the vendor, write the text back. */
asChild(async ({ images, concurrency, ...ends }: ScriptJob): Promise<ScriptResult> => {
  const limit = pLimit(concurrency);
  const began = performance.now();
  const done = await Promise.all(images.map((image) => limit(() => describe(ends, image))));
  return { seconds: (performance.now() - began) / 1000, done: done.length };
});

async function describe(
  { strapi, vendor }: Omit<ScriptJob, 'images' | 'concurrency'>,
  { id, copy }: Stored,
): Promise<void> {
  const image = await must(await fetch(`${strapi.url}${copy}`)).arrayBuffer();
  const answer = await must(
    await fetch(`${vendor.url}/api/v1/generate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': vendor.key },
      body: JSON.stringify({ image_base64: Buffer.from(image).toString('base64'), language: 'en' }),
    }),
  ).json();
  const { alt_text: alternativeText, caption } = answer as { alt_text: string; caption: string };
  const form = new FormData();
  form.append('fileInfo', JSON.stringify({ alternativeText, caption }));
  await must(
    await fetch(`${strapi.url}/api/upload?id=${id}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${strapi.token}` },
      body: form,
    }),
  ).json();
}

function must(answer: Response): Response {
  if (!answer.ok) throw new Error(`${new URL(answer.url).pathname} answered ${answer.status}`);
  return answer;
}
