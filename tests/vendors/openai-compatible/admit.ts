import { RateLimiter } from '../kit/rateLimiter';
import type { Call } from '../kit/endpoint';
import { refuse } from './errors';
import type { OpenAiBehaviour } from './switches';

function presentedKey(call: Call, header: OpenAiBehaviour['keyHeader']): string | null {
  const value = call.headers[header];
  if (typeof value !== 'string' || value === '') return null;
  if (header === 'api-key') return value;
  return /^Bearer +(\S+)$/.exec(value)?.[1] ?? null;
}

/** Who is it, and may they call now? There are no limits but those a test sets. */
export function createAdmit(
  key: string,
  switches: () => OpenAiBehaviour,
): { admit(call: Call): void; clear(): void } {
  const limiter = new RateLimiter();
  return {
    clear: () => limiter.clear(),
    admit(call) {
      const { keyHeader, requireKey, apiVersion, rateLimit, quota } = switches();
      call.credential = presentedKey(call, keyHeader);
      if (apiVersion !== '' && call.query.get('api-version') !== apiVersion) {
        throw refuse(404, 'Resource not found', { code: '404' });
      }
      if (requireKey && call.credential === null) {
        throw refuse(401, "You didn't provide an API key.", { type: 'invalid_request_error' });
      }
      if (requireKey && call.credential !== key) {
        throw refuse(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
      }
      if (!quota && call.endpoint === 'chat') {
        throw refuse(429, 'You exceeded your current quota, please check your plan.', {
          type: 'insufficient_quota',
          code: 'insufficient_quota',
        });
      }
      const window = typeof rateLimit === 'object' ? rateLimit[call.endpoint ?? ''] : undefined;
      if (!window) return;
      const { allowed, limit, remaining, resetAt } = limiter.take(call.endpoint ?? '', window);
      const seconds = Math.max(0, Math.ceil((resetAt - Date.now()) / 1_000));
      Object.assign(call.replyHeaders, {
        'x-ratelimit-limit-requests': String(limit),
        'x-ratelimit-remaining-requests': String(remaining),
        'x-ratelimit-reset-requests': `${seconds}s`,
      });
      if (allowed) return;
      call.replyHeaders['retry-after'] = String(seconds);
      throw refuse(429, 'Rate limit reached for requests.', { code: 'rate_limit_exceeded' });
    },
  };
}
