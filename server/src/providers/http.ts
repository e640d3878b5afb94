import axios, { AxiosError } from 'axios';
import type { ZodType } from 'zod';

import type { ProviderErrorCode } from '../contracts/errors';
import { ProviderError } from '../errors';
import { retryAfter } from './retry-after';
import { failureSentence, type FailureDetails } from './sentences';
import { messageIn, parseJson, redactSecrets } from './vendor-message';

/** An answer of a vendor is texts and numbers: more than this is no such answer. */
const MAX_ANSWER_BYTES = 1024 * 1024;

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

/** Keeps the requests that cost within the vendor's limits. */
export interface RequestLimiter {
  /**
   * Waits for a free place. @throws ProviderError `rate_limited`, not sent, where that takes long
   * @returns by when the vendor will have counted the request: `observe` wants to know it
   */
  acquire(signal: AbortSignal): Promise<number>;
  /** What an answer says of the limit. */
  observe(answer: {
    status: number;
    headers: Record<string, unknown>;
    at: number;
    countedBy: number;
  }): void;
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
      // An answer that repeats the key would carry it into the texts.
      const parsed = answer.safeParse(parseJson(redactSecrets(body, init.secrets)));
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

/** The system's name for a network failure (`ECONNREFUSED`), never the URL that failed. */
function networkDetail(error: unknown): { vendorMessage?: string } {
  const code = error instanceof AxiosError ? error.code : undefined;
  return code && /^[A-Z_]+$/.test(code) ? { vendorMessage: code } : {};
}
