import { Refusal } from '../kit/answer';
import type { Call } from '../kit/endpoint';
import type { Window } from '../kit/switches';
import type { Account } from './account';
import type { World } from './world';

const MINUTE = 60_000;

/** The table under "Rate Limits"; each counts per API key. */
const DOCUMENTED: Readonly<Record<string, Window>> = {
  generate: { limit: 60, windowMs: MINUTE },
  bulk: { limit: 10, windowMs: MINUTE },
};
const OTHERS: Window = { limit: 120, windowMs: MINUTE };
/** Where limits are switched off the headers remain, and promise plenty. */
const UNLIMITED: Window = { limit: 1_000_000_000, windowMs: MINUTE };

function windowOf(world: World, endpoint: string | null): Window {
  const { rateLimit } = world.switches;
  if (rateLimit === false) return UNLIMITED;
  const name = endpoint ?? '';
  const own = typeof rateLimit === 'object' ? rateLimit[name] : undefined;
  return own ?? DOCUMENTED[name] ?? OTHERS;
}

/** `x-api-key: …`, or `Authorization: Bearer …`. */
function presentedKey(call: Call): string | null {
  const { 'x-api-key': header, authorization } = call.headers;
  if (typeof header === 'string' && header !== '') return header.trim();
  const bearer =
    typeof authorization === 'string' ? /^Bearer +(\S+)\s*$/i.exec(authorization) : null;
  return bearer?.[1] ?? null;
}

/**
 * The headers under "Rate Limit Headers" belong to every response, so they are set before anything
 * can be refused. A key that is nobody's gets the headers of a full window of its own.
 */
export function admit(world: World, call: Call): void {
  const key = presentedKey(call);
  call.credential = key;
  const account = world.accounts.find((one) => one.key === key && !one.revoked);
  const window = windowOf(world, call.endpoint);
  const bucket = `${account?.key ?? ''} ${call.endpoint ?? ''}`;
  const counted = account
    ? world.limiter.take(bucket, window)
    : {
        allowed: true,
        limit: window.limit,
        remaining: window.limit,
        resetAt: Date.now() + window.windowMs,
      };
  Object.assign(call.replyHeaders, {
    'x-ratelimit-limit': String(counted.limit),
    'x-ratelimit-remaining': String(counted.remaining),
    'x-ratelimit-reset': String(Math.ceil(counted.resetAt / 1_000)),
  });
  if (key === null) throw new Refusal(401, 'The API key is missing.');
  if (!account) throw new Refusal(401, 'The API key is invalid or has been revoked.');
  if (!counted.allowed) throw new Refusal(429, 'Rate limit exceeded. Try again later.');
}

/** The account of a call that was admitted. */
export function accountOf(world: World, call: Call): Account {
  return world.account(call.credential ?? '');
}
