import { z } from 'zod';

import { numberOption, textOption } from '../options';
import type { BatchProvider, BatchState, ProviderCall } from '../types';
import { fieldsAnswer, toText } from './answers';
import { imageFields, sharedFields } from './request';

/** `202` of `POST /api/v1/generate/bulk`. */
const acceptedAnswer = z.object({
  batch_id: z.string().min(1).max(200),
  estimated_seconds: z.number().nullish(),
});

/** `200` of `GET /api/v1/batches/:batch_id`. Images that came as base64 have no address here. */
const batchAnswer = z.object({
  status: z.enum(['processing', 'completed', 'partial', 'failed']),
  results: z.array(
    z.object({
      image_url: z.string().nullish(),
      results: fieldsAnswer,
      meta: z.object({ model: z.string().nullish() }).nullish(),
    }),
  ),
  errors: z.array(
    z.object({ image_url: z.string().nullish(), error: z.string().nullish() }).loose(),
  ),
});

/** `200` of `GET /api/v1/history`. */
const historyAnswer = z.object({
  jobs: z.array(
    z.object({
      image_url: z.string().nullish(),
      language: z.string().nullish(),
      batch_id: z.string().nullish(),
      created_at: z.string(),
    }),
  ),
  pagination: z.object({ has_more: z.boolean() }),
});

const HISTORY_PAGE = 100;

/** Other work may have filled the history meanwhile; so many jobs are looked through. */
const HISTORY_DEPTH = 2000;

/** The vendor's clock and ours need not agree. Milliseconds. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** The document's default, and the only length a batch can have. */
const DEFAULT_MAX_LENGTH = 125;

const headers = (call: ProviderCall) => ({ 'x-api-key': call.apiKey });

/** AltFrame's asynchronous batches: up to 100 images by their addresses, one language. */
export const altframeBatch: BatchProvider = {
  maxImages: 100,
  limits: [{ requests: 10, windowMs: 60_000 }],

  sharedFields(request) {
    const { options } = request;
    // The document has neither parameter for a batch.
    if (textOption(options, 'customPrompt') !== '') return null;
    if (numberOption(options, 'maxLength') !== DEFAULT_MAX_LENGTH) return null;
    return { ...sharedFields(request) };
  },

  imageFields: (request) => ({ ...imageFields(request) }),

  async submit({ images, language, shared, webhookUrl }, call) {
    const { mode, ...rest } = shared;
    const answer = await call.http.request(
      {
        method: 'POST',
        path: '/api/v1/generate/bulk',
        headers: headers(call),
        json: {
          images: images.map(({ url, fields }) => ({ image_url: url, ...fields })),
          mode,
          language,
          ...rest,
          ...(webhookUrl === null ? {} : { webhook_url: webhookUrl }),
        },
      },
      acceptedAnswer,
    );
    return { id: answer.batch_id, readyInMs: (answer.estimated_seconds ?? 2) * 1000 };
  },

  async poll(id, call): Promise<BatchState> {
    const path = `/api/v1/batches/${encodeURIComponent(id)}`;
    const answer = await call.http.request(
      { method: 'GET', path, headers: headers(call) },
      batchAnswer,
    );
    return {
      finished: answer.status !== 'processing',
      answers: answer.results.flatMap(({ image_url: url, results, meta }) =>
        // A result does not say what it cost: the documented price of a standard image.
        url ? [{ url, text: toText(results), credits: 1, model: meta?.model ?? null }] : [],
      ),
      failures: answer.errors.flatMap(({ image_url: url, error }) =>
        url ? [{ url, message: error ?? '' }] : [],
      ),
    };
  },

  async find({ urls, language, since, known }, call) {
    const wanted = new Set(urls);
    const earliest = since.getTime() - CLOCK_SKEW_MS;
    for (let offset = 0; offset < HISTORY_DEPTH; offset += HISTORY_PAGE) {
      const query = { limit: String(HISTORY_PAGE), offset: String(offset) };
      const { jobs, pagination } = await call.http.request(
        { method: 'GET', path: '/api/v1/history', headers: headers(call), query },
        historyAnswer,
      );
      const ours = jobs.find(
        (job) =>
          job.batch_id &&
          !known.includes(job.batch_id) &&
          job.language === language &&
          wanted.has(job.image_url ?? '') &&
          Date.parse(job.created_at) >= earliest,
      );
      if (ours?.batch_id) return ours.batch_id;
      const oldest = jobs.at(-1);
      if (!oldest || !pagination.has_more || Date.parse(oldest.created_at) < earliest) return null;
    }
    return null;
  },
};
