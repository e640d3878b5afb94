import { readFile } from 'node:fs/promises';

import sharp from 'sharp';

import { sleep } from '../../tests/support/wait';
import { asChild } from '../kit/child';
import { collectGarbage, startMeter, type Usage } from '../kit/usage';
import type { Item } from './library';
import { CONCURRENCY, type BareJob, type SideResult } from './sides';

/** The plugin's longest side and quality: both sides send the same. */
const LONG_SIDE = 1536;
const QUALITY = 85;
const IDLE_MS = 2000;

/**
 * The least that any program must do to have the same images described: read each, convert it where
 * it must be, send it as base64. No database, no history, no thought.
 */
asChild(async (job: BareJob): Promise<SideResult> => {
  const describe = (items: readonly Item[]) => describeAll(job, items);
  const meter = startMeter();
  await describe(job.warmUp);
  await meter.learnIdle(() => sleep(IDLE_MS));
  const rounds: Usage[] = [];
  for (const round of job.rounds) {
    collectGarbage();
    rounds.push(await meter.usageOf(() => describe(round)));
  }
  return { rounds, memoryGrowth: meter.memoryGrowth() };
});

async function describeAll(job: BareJob, items: readonly Item[]): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item; item = left.shift()) await describe(job, item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

async function describe({ vendor, conversion }: BareJob, { file }: Item): Promise<void> {
  const bytes = await convert(await readFile(file), conversion);
  const answer = await fetch(`${vendor.url}/api/v1/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': vendor.key },
    body: JSON.stringify({ image_base64: bytes.toString('base64'), language: 'en' }),
  });
  if (!answer.ok) throw new Error(`The vendor answered ${answer.status}`);
  await answer.json();
}

async function convert(bytes: Buffer, conversion: BareJob['conversion']): Promise<Buffer> {
  if (conversion === 'none') return bytes;
  if (conversion === 'drawing')
    return sharp(bytes).flatten({ background: '#fff' }).png().toBuffer();
  return sharp(bytes)
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}
