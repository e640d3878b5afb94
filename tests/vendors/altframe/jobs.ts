import { randomBytes } from 'node:crypto';
import type { Field, HistoryQuery, Mode } from './schema';

export type JobStatus = 'completed' | 'failed' | 'pending' | 'processing';
export type Results = Partial<Record<Field, string>>;

export interface JobMeta {
  readonly model: string;
  readonly tokens: { readonly input: number; readonly output: number };
  readonly processing_ms: number;
}

/** One picture's work, in the shape of an entry of `GET /api/v1/history`. */
export interface Job {
  readonly id: string;
  status: JobStatus;
  readonly image_url: string | null;
  results: Results;
  readonly mode: Mode;
  readonly language: string;
  meta: JobMeta & { readonly cost_usd: number };
  readonly source: 'api' | 'bulk';
  readonly batch_id: string | null;
  error: string | null;
  readonly created_at: string;
  completed_at: string | null;
}

export type NewJob = Pick<Job, 'image_url' | 'mode' | 'language' | 'source' | 'batch_id'>;

/** It says so itself: no model wrote these texts. */
export const MODEL = 'emulated-model';
const COST_USD = 0.0004;

const nothing = { model: MODEL, tokens: { input: 0, output: 0 }, processing_ms: 0, cost_usd: 0 };

export function metaOf(results: Results, processingMs: number): JobMeta {
  const output = Object.values(results).join(' ').split(/\s+/).length;
  return {
    model: MODEL,
    tokens: { input: 1_000 + output, output },
    processing_ms: Math.round(processingMs),
  };
}

/** The history of each account. */
export class JobStore {
  private byKey = new Map<string, Job[]>();

  add(key: string, job: NewJob, status: JobStatus): Job {
    const added: Job = {
      ...job,
      id: `job_${randomBytes(6).toString('hex')}`,
      status,
      results: {},
      meta: nothing,
      error: null,
      created_at: new Date().toISOString(),
      completed_at: null,
    };
    const jobs = this.byKey.get(key);
    if (jobs) jobs.push(added);
    else this.byKey.set(key, [added]);
    return added;
  }

  complete(job: Job, results: Results, processingMs: number): JobMeta {
    const meta = metaOf(results, processingMs);
    job.status = 'completed';
    job.results = results;
    job.meta = { ...meta, cost_usd: COST_USD };
    job.completed_at = new Date(Date.parse(job.created_at) + meta.processing_ms).toISOString();
    return meta;
  }

  fail(job: Job, error: string): void {
    job.status = 'failed';
    job.error = error;
    job.completed_at = new Date().toISOString();
  }

  /** Newest first, a page of it: the body of `GET /api/v1/history`. */
  page(key: string, { limit = 50, offset = 0, status }: HistoryQuery): unknown {
    const all = this.byKey.get(key) ?? [];
    const fitting = status === undefined ? all : all.filter((job) => job.status === status);
    const end = Math.max(0, fitting.length - offset);
    const jobs = fitting.slice(Math.max(0, end - limit), end).reverse();
    const total = fitting.length;
    const has_more = offset + jobs.length < total;
    return { jobs, pagination: { total, limit, offset, has_more } };
  }

  clear(): void {
    this.byKey = new Map();
  }
}
