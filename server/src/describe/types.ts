import type { Core } from '@strapi/strapi';

import type { ProviderErrorCode, SkipCode } from '../contracts/errors';
import type { Mode } from '../contracts/tasks';
import type { Budgets } from '../credits/budget';
import type { Ledger } from '../credits/ledger';
import type { Capture, TaskRequest, Trigger } from '../models/tasks';
import type { OpenProvider } from '../providers/calls';
import type { ProviderRegistry } from '../providers/registry';
import type { PluginConfig } from '../settings/config';
import type { SettingsService } from '../settings/service';

/** The rooms that describing an asset needs. */
export interface DescribeDeps {
  strapi: Core.Strapi;
  config: PluginConfig;
  settings: SettingsService;
  registry: ProviderRegistry;
  openProvider: OpenProvider;
  ledger: Ledger;
  budgets: Budgets;
}

/** One asset to describe, as its task says. */
export interface DescribeJob {
  taskId: number;
  runId: number | null;
  assetId: number;
  trigger: Trigger;
  /** `null`: note that the file was replaced, and nothing else. */
  mode: Mode | null;
  request: TaskRequest;
  /** What the original bytes said, where they were seen. */
  capture: Capture | null;
  signal: AbortSignal;
  /** Whether that task belongs to the same run. */
  sharesRunWith(taskId: number): Promise<boolean>;
  /** Reserves identical bytes for one payer; `false` while another task pays for them. */
  reserve(fingerprint: string): Promise<boolean>;
  /** Whether a failure with this code would be the task's end. */
  lastAttempt(code: ProviderErrorCode): boolean;
  /** Whether the file was replaced between the task and this job. */
  replaced: boolean;
  /** The same, asked anew. */
  replacedSince(): Promise<boolean>;
  /** Calls the vendor when it is this job's turn: so many calls at once, and no more. */
  atVendor<T>(call: () => Promise<T>): Promise<T>;
}

export type Outcome =
  | { status: 'done'; provider?: string; message?: string }
  | { status: 'skipped'; code: SkipCode; message: string }
  /** Another task is paying for the same bytes: come back when it is done. */
  | { status: 'wait' };
