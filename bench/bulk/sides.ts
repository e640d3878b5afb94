import type { Stored } from './library';

/** How many images are under way at once. */
export const CONCURRENCY = 16;

export interface RunJob {
  appDir: string;
  /** The plugin's configuration. */
  plugin: Record<string, unknown>;
  images: number;
}

export interface RunResult {
  seconds: number;
  done: number;
  /** Milliseconds. */
  loop: { p50: number; p99: number; max: number };
  /** Of the whole process, all threads. */
  cpuSeconds: number;
  /** Share of the one thread that JavaScript has. */
  loopBusy: number;
}

export interface ScriptJob {
  strapi: { url: string; token: string };
  vendor: { url: string; key: string };
  images: Stored[];
  /** One after the other is 1. */
  concurrency: number;
}

export interface ScriptResult {
  seconds: number;
  done: number;
}
