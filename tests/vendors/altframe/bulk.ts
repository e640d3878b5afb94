import { Refusal } from '../kit/answer';
import type { Distort } from '../kit/distort';
import type { Endpoint } from '../kit/endpoint';
import type { PictureSource } from '../kit/images/pictures';
import { seededRandom, shuffled } from '../kit/random';
import { sleep } from '../kit/sleep';
import type { Account } from './account';
import { accountOf } from './admit';
import type { Batch } from './batches';
import { NO_CREDITS } from './generate';
import type { Job } from './jobs';
import { creditsOf, expectedCredits, pictureOf, textsOf } from './picture';
import { parseBulk, sourceOf, type BulkRequest, type ImageRequest } from './schema';
import type { World } from './world';

interface Item {
  readonly image: ImageRequest;
  readonly source: PictureSource;
  readonly reserved: number;
  readonly job: Job;
}

/** A batch that was accepted, with all that is needed to work on it. */
interface Order {
  readonly request: BulkRequest;
  readonly language: string;
  readonly account: Account;
  readonly batch: Batch;
  readonly items: readonly Item[];
  readonly distort: Distort;
}

/**
 * One picture of a batch. The reservation is given back first; then the picture costs what it turned
 * out to cost, or nothing where it failed.
 */
async function processItem(
  world: World,
  order: Order,
  item: Item,
  signal: AbortSignal,
): Promise<void> {
  const { account, batch, request, language } = order;
  const { job, image } = item;
  const started = performance.now();
  job.status = 'processing';
  const fail = (why: string): void => {
    world.jobs.fail(job, why);
    world.batches.fail(batch, job, why);
  };
  try {
    const picture = await pictureOf(item.source, world.switches);
    if (signal.aborted) return;
    const credits = creditsOf(picture.format);
    account.refund(item.reserved);
    if (!account.charge(credits)) {
      fail(NO_CREDITS);
      return;
    }
    const wanted = { ...request, product_name: image.product_name, language };
    const results = textsOf(picture, wanted, world.switches, order.distort);
    const took = performance.now() - started + world.switches.bulkMsPerImage;
    world.batches.succeed(batch, job, results, world.jobs.complete(job, results, took));
    world.stats.generated({ imageId: picture.id, url: picture.url, language, credits });
  } catch (error) {
    account.refund(item.reserved);
    fail(error instanceof Error ? error.message : 'The image could not be processed.');
  }
}

/** The whole batch, in an order that is not that of the request: the document promises none. */
async function processBatch(world: World, order: Order, signal: AbortSignal): Promise<void> {
  const { batch } = order;
  for (const item of shuffled(order.items, seededRandom(world.switches.seed))) {
    if (!(await sleep(world.switches.bulkMsPerImage, signal))) return;
    await processItem(world, order, item, signal);
  }
  if (signal.aborted) return;
  world.batches.finish(batch);
  const { webhook_url: url } = order.request;
  if (url === undefined || !world.switches.webhooks) return;
  const { webhookRetryMs: retryMs, webhookCopies: copies } = world.switches;
  await world.webhooks.deliver(url, batch, { retryMs, copies, signal });
}

/** `POST /api/v1/generate/bulk`: accepted at once, worked on afterwards. */
export function bulkEndpoint(world: World): Endpoint {
  return {
    name: 'bulk',
    method: 'POST',
    path: /^\/api\/v1\/generate\/bulk$/,
    generating: true,
    check(call) {
      const account = accountOf(world, call);
      const request = parseBulk(call);
      const pictures = request.images.map((image) => {
        const source = sourceOf(image, call, world.switches.maxImageBytes);
        return { image, source, reserved: expectedCredits(source) };
      });
      const reserved = pictures.reduce((sum, picture) => sum + picture.reserved, 0);
      if (!account.canPay(reserved)) throw new Refusal(402, NO_CREDITS);
      const language = request.language ?? account.language;
      const mode = request.mode ?? 'standard';

      return (distort) => {
        // The reservation that the bulk endpoint's introduction speaks of.
        if (!account.charge(reserved)) throw new Refusal(402, NO_CREDITS);
        const batch = world.batches.create(account.key, pictures.length);
        const { batch_id } = batch;
        const items = pictures.map((picture): Item => {
          const facts = { image_url: picture.source.url, mode, language, batch_id };
          const job = world.jobs.add(account.key, { ...facts, source: 'bulk' }, 'pending');
          return { ...picture, job };
        });
        const order: Order = { request, language, account, batch, items, distort };
        world.batches.run((signal) => processBatch(world, order, signal));
        const ms = items.length * world.switches.bulkMsPerImage;
        return {
          status: 202,
          body: {
            batch_id,
            total_images: items.length,
            credits_reserved: reserved,
            estimated_seconds: Math.max(1, Math.ceil(ms / 1_000)),
            status_url: `/api/v1/batches/${batch_id}`,
          },
        };
      };
    },
  };
}
