import { randomUUID } from 'node:crypto';

import type { GenerateBody } from '../contracts/assets';
import { skipSentence } from '../describe/skips';
import { RequestError } from '../errors';
import type { AltText } from '../plugin';
import type { Failure } from '../tasks/failure';
import { LEASE_MS, PRIORITY } from '../tasks/rows';

const OWN_FAULTS = new Map([
  ['image_unreadable', 422],
  ['image_too_large', 422],
  ['internal', 500],
]);

const inProgress = () =>
  new RequestError(409, skipSentence('in_progress'), { code: 'in_progress' });

/**
 * Describes one asset while the person waits.
 *
 * @throws RequestError 409 where the asset is in work already, 502 where the vendor fails, 422
 *   where the image is no good
 */
export async function generateNow(
  plugin: AltText,
  assetId: number,
  body: GenerateBody,
  person: string,
): Promise<void> {
  const { tasks, perform } = plugin;
  if (await tasks.isUnfinished(assetId)) throw inProgress();
  const owner = `request:${randomUUID()}`;
  const { mode = 'apply', ...request } = body;
  const task = await tasks.insert({
    assetId,
    trigger: 'request',
    priority: PRIORITY.request,
    mode,
    request: { ...request, requestedBy: person },
    capture: null,
    activeKey: String(assetId),
    leaseOwner: owner,
  });
  // Somebody else was faster by a moment.
  if (!task) throw inProgress();
  const failure = await withLease(plugin, owner, task.id, () =>
    perform(task, { owner, signal: new AbortController().signal, once: true }),
  );
  if (failure) throw toRequestError(failure);
}

const toRequestError = ({ code, message }: Failure) =>
  new RequestError(OWN_FAULTS.get(code) ?? 502, message, { code });

async function withLease<T>(
  { tasks, strapi }: AltText,
  owner: string,
  taskId: number,
  work: () => Promise<T>,
): Promise<T> {
  const heartbeat = setInterval(() => {
    tasks.renew(owner, [taskId]).catch((error: unknown) => {
      strapi.log.error(`[alt-text] the lease of task ${taskId} was not renewed: ${String(error)}`);
    });
  }, LEASE_MS / 3);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}
