import axios, { AxiosError } from 'axios';
import type { ZodType } from 'zod';

import type { ProviderErrorCode } from '../contracts/errors';
import { ProviderError } from '../errors';
import { failureSentence, type FailureDetails } from './sentences';

/** An answer of a vendor is texts and numbers: more than this is no such answer. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** How much of a vendor's own message is shown. */
const MAX_VENDOR_MESSAGE = 300;

/** What is sent to a vendor; the path is appended to the base URL. */
export interface VendorRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  query?: Record<string, string | string[]>;
  json?: unknown;
  /** It describes, and so counts towards the vendor's limits. */
  limited?: boolean;
  /** Sent as multipart/form-data. */
  form?: FormData;
  /** Knows an answer that reports a failure, whatever its status, by its parsed body. */
  saysFailed?: (body: unknown) => boolean;
}

/** The answer to a request that counts towards a limit. */
export interface LimitedAnswer {
  status: number;
  headers: Record<string, unknown>;
  at: number;
  /** What `acquire` returned for the request. */
  countedBy: number;
}

/** Keeps the requests that cost within the vendor's limits. */
export interface RequestLimiter {
  /**
   * Waits until one more request may be sent.
   *
   * @returns the moment by which the vendor will have counted it, for `observe`
   * @throws ProviderError `rate_limited`, not sent, where that takes long
   */
  acquire(signal: AbortSignal): Promise<number>;
  /** What an answer says of the limit; that it is there says that its request was counted. */
  observe(answer: LimitedAnswer): void;
}

/** A failure in the adapter's own words. */
export interface NamedFailure {
  code: ProviderErrorCode;
  /** In place of the usual sentence for the code; `{name}` is the vendor's name. */
  sentence: string;
}

/** Lets an adapter name a failure better than its HTTP status does. */
export type RefineFailure = (
  status: number,
  vendorMessage: string,
  /** The error's body; `undefined` where it is no JSON. */
  body?: unknown,
) => ProviderErrorCode | NamedFailure | undefined;

export interface VendorHttpInit {
  provider: { id: string; name: string };
  baseUrl: string;
  /** Milliseconds for the whole exchange, however slowly the bytes drip. */
  timeoutMs: number;
  /** Never to appear in a message. */
  secrets: readonly string[];
  signal: AbortSignal;
  limiter?: RequestLimiter;
}

/** The one way to a vendor: time-out, size cap, parsing and the mapping of failures. */
export interface VendorHttp {
  /** @throws ProviderError for every failure but an abort, whose reason is thrown as it is */
  request<T>(request: VendorRequest, answer: ZodType<T>, refine?: RefineFailure): Promise<T>;
}

export function createVendorHttp(init: VendorHttpInit): VendorHttp {
  const { provider } = init;
  const fail = (code: ProviderErrorCode, extra: FailureDetails & { retryAfterMs?: number } = {}) =>
    new ProviderError({
      provider: provider.id,
      code,
      message: failureSentence(provider.name, code, extra),
      ...(extra.status === undefined ? {} : { status: extra.status }),
      ...(extra.retryAfterMs === undefined ? {} : { retryAfterMs: extra.retryAfterMs }),
    });

  return {
    async request(request, answer, refine) {
      const limiter = request.limited ? init.limiter : undefined;
      const countedBy = (await limiter?.acquire(init.signal)) ?? 0;
      const timeout = AbortSignal.timeout(init.timeoutMs);
      let response;
      try {
        response = await axios.request<string>({
          method: request.method,
          url: init.baseUrl.replace(/\/+$/, '') + request.path,
          headers: { accept: 'application/json', ...request.headers },
          ...(request.query ? { params: toSearchParams(request.query) } : {}),
          ...(request.json === undefined ? {} : { data: request.json }),
          ...(request.form === undefined ? {} : { data: request.form }),
          signal: AbortSignal.any([init.signal, timeout]),
          responseType: 'text',
          transformResponse: (body: string) => body,
          maxContentLength: MAX_ANSWER_BYTES,
          maxBodyLength: Infinity,
          // A redirect would carry the key to wherever it points.
          maxRedirects: 0,
          validateStatus: () => true,
        });
      } catch (error) {
        // Not axios' own error: it carries the request with its headers, and so the key.
        init.signal.throwIfAborted();
        if (timeout.aborted) throw fail('timeout');
        if (error instanceof AxiosError && /maxContentLength/.test(error.message)) {
          throw fail('bad_response', { vendorMessage: 'the answer is larger than 1 MB' });
        }
        throw fail('network', networkDetail(error));
      }
      const { status, data: body } = response;
      limiter?.observe({ status, headers: response.headers, at: Date.now(), countedBy });
      if (status < 200 || status > 299 || request.saysFailed?.(parseJson(body))) {
        const vendorMessage = messageIn(body, init.secrets);
        const refined = refine?.(status, vendorMessage, parseJson(body));
        const { code, ...words } =
          typeof refined === 'object' ? refined : { code: refined ?? codeOfStatus(status) };
        // Some vendors send the end of their window with every answer: it matters after a 429 only.
        const retryAfterMs = retryAfter(response.headers, Date.now(), status === 429);
        throw fail(code, {
          ...words,
          status,
          vendorMessage,
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        });
      }
      const parsed = answer.safeParse(parseJson(body));
      if (!parsed.success) {
        throw fail('bad_response', {
          status,
          vendorMessage: 'the answer does not have the documented form',
        });
      }
      return parsed.data;
    },
  };
}

function toSearchParams(query: Record<string, string | string[]>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) params.append(key, item);
  }
  return params;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined; // No schema accepts it, so it becomes a bad_response.
  }
}

function codeOfStatus(status: number): ProviderErrorCode {
  if (status === 401) return 'unauthorized';
  if (status === 402) return 'insufficient_credits';
  if (status === 403) return 'forbidden';
  if (status === 408) return 'timeout';
  if (status === 413 || status === 415) return 'unsupported_image';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'server_error';
  if (status >= 400) return 'invalid_request';
  return 'bad_response';
}

/** What the vendor said in an error's body, whatever its shape. Plain text, bounded, no secrets. */
function messageIn(body: string, secrets: readonly string[]): string {
  const parsed = parseJson(body);
  const found = typeof parsed === 'string' ? parsed : findMessage(parsed, 0);
  return quotable(found ?? (/^\s*</.test(body) ? '' : body), secrets);
}

/** A vendor's words as they may be shown: plain text, bounded, no secrets. */
export function quotable(words: string, secrets: readonly string[]): string {
  // The keys first: what is cut off in the middle of one would not be known for what it is.
  return redactUrls(plain(redactSecrets(words, secrets)));
}

function findMessage(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null || depth > 3) return undefined;
  const record = value as Record<string, unknown>;
  for (const key of ['error', 'message', 'detail', 'title', 'errors', '0']) {
    const item = record[key];
    if (typeof item === 'string' && item.trim() !== '') return item;
    const nested = findMessage(item, depth + 1);
    if (nested) return nested;
  }
  return undefined;
}

const plain = (text: string): string =>
  text
    .slice(0, 4 * MAX_VENDOR_MESSAGE)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_VENDOR_MESSAGE);

/** Takes keys out of a message, also those that are encoded for a URL. */
export function redactSecrets(message: string, secrets: readonly string[]): string {
  let clean = message;
  for (const secret of secrets.filter(Boolean)) {
    clean = clean.replaceAll(secret, '•••').replaceAll(encodeURIComponent(secret), '•••');
  }
  return clean;
}

/** Takes the query of every URL (it may be a signature) out of a message. */
export const redactUrls = (message: string): string =>
  message.replace(/(https?:\/\/[^\s?"'<>]+)\?[^\s"'<>]*/g, '$1?…');

/** Seconds since 1970 have ten digits for a long time yet: more than this are milliseconds. */
const MOST_SECONDS = 1e11;

/** Milliseconds from `Retry-After` (seconds or a date), else from `X-RateLimit-Reset` (epoch). */
export function retryAfter(
  headers: Record<string, unknown>,
  now: number,
  believeReset = true,
): number | undefined {
  const value = headers['retry-after'];
  if (typeof value === 'string' && value.trim() !== '') {
    const seconds = Number(value);
    const at = Number.isFinite(seconds) ? now + seconds * 1000 : Date.parse(value);
    if (Number.isFinite(at)) return Math.max(0, at - now);
  }
  const reset = believeReset ? Number(headers['x-ratelimit-reset']) : NaN;
  if (Number.isFinite(reset) && reset > 0) {
    return Math.max(0, (reset > MOST_SECONDS ? reset : reset * 1000) - now);
  }
  return undefined;
}

/** The system's name for a network failure (`ECONNREFUSED`), never the URL that failed. */
function networkDetail(error: unknown): { vendorMessage?: string } {
  const code = error instanceof AxiosError ? error.code : undefined;
  return code && /^[A-Z_]+$/.test(code) ? { vendorMessage: code } : {};
}
