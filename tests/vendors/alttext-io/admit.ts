import type { Account } from '../kit/accounts';
import { Refusal } from '../kit/answer';
import type { Call } from '../kit/endpoint';
import { jsonOf } from './schema';
import type { World } from './world';

/** `apikey` in the body; for the metadata of pages also `Authorization: Bearer <key>`. */
function presentedKey(call: Call): string | null {
  const { apikey } = jsonOf(call);
  if (typeof apikey === 'string' && apikey.trim() !== '') return apikey.trim();
  const { authorization } = call.headers;
  if (call.endpoint !== 'page' || typeof authorization !== 'string') return null;
  return /^Bearer +(\S+)\s*$/i.exec(authorization)?.[1] ?? null;
}

/**
 * "Errors": all of them are HTTP 400 but the one of "Rate limits". Both windows count the requests
 * of a key, whichever of the two endpoints they go to. The document promises no header with a 429.
 */
export function admit(world: World, call: Call): void {
  if (call.endpoint === null) return;
  call.credential = presentedKey(call);
  if (call.credential === null) throw new Refusal(400, 'Missing API key');
  const account = world.accounts.find(call.credential);
  if (!account) throw new Refusal(400, 'Invalid API key');
  if (!world.limiter.takeAll(account.key, world.windows)) {
    throw new Refusal(429, 'Too Many Requests');
  }
}

/** The account of a call that was admitted. */
export function accountOf(world: World, call: Call): Account {
  return world.accounts.get(call.credential ?? '');
}
