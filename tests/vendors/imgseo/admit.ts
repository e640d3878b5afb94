import type { Account } from '../kit/accounts';
import { Refusal } from '../kit/answer';
import type { Call } from '../kit/endpoint';
import type { World } from './world';

/**
 * The header `imgseo-token`, for all but the health check. "Error Codes" has two for it: 401
 * "Authentication failed", taken to be no token at all, and 403 "Invalid token".
 *
 * The document states no rate limit. One that was switched on counts by token and endpoint, and is
 * refused with 429, which is not in the document either.
 */
export function admit(world: World, call: Call): void {
  if (call.endpoint === 'health') return;
  const token = call.headers['imgseo-token'];
  call.credential = typeof token === 'string' && token.trim() !== '' ? token.trim() : null;
  if (call.credential === null) throw new Refusal(401, 'Authentication failed');
  const account = world.accounts.find(call.credential);
  if (!account) throw new Refusal(403, 'Invalid token');
  const { rateLimit } = world.switches;
  const window = typeof rateLimit === 'object' ? rateLimit[call.endpoint ?? ''] : undefined;
  if (!window) return;
  const { allowed } = world.limiter.take(`${account.key} ${call.endpoint ?? ''}`, window);
  if (!allowed) throw new Refusal(429, 'Too many requests');
}

/** The account of a call that was admitted. */
export function accountOf(world: World, call: Call): Account {
  return world.accounts.get(call.credential ?? '');
}
