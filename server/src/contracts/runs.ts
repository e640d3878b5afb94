import type { TaskCode } from './errors';
import type { Quality } from './quality';
import type { SettingsWarning } from './settings';
import type { Mode, TaskStatus } from './tasks';
import type { TextState } from './texts';

export type RunStatus =
  'queued' | 'running' | 'paused' | 'completed' | 'partial' | 'failed' | 'cancelled';

/** Which images a run is about; what is left out narrows nothing. */
export interface RunFilter {
  ids?: number[];
  /** A path by the names of the folders; its subfolders belong to it. */
  folder?: string;
  /**
   * Of the text in any of the run's languages. Unless given `missing` and `stale`; with `quality`
   * the generated ones that nobody agreed to, and all of them where a person's may be written over.
   */
  states?: TextState[];
  /** `image/png`, or `image/*`. */
  mime?: string;
  /** ISO 8601 */
  createdAfter?: string;
  /** Texts with a finding: of any rule, of a severity, or of one rule. */
  quality?: Quality;
}

/** What is done with them. */
export interface RunOptions {
  /** Instead of those of the settings. */
  provider?: string;
  /** BCP-47; those of the settings unless given. */
  languages?: string[];
  mode?: Mode;
  overwriteHuman?: boolean;
  /** Says what would be done, and does nothing. */
  dryRun?: boolean;
  /** The file whose texts were brought in: such a run has no tasks, but can be undone as others. */
  importedFrom?: string;
}

/** `POST /runs` and `POST /runs/estimate` */
export interface RunBody {
  filter?: RunFilter;
  options?: RunOptions;
}

export type RunCounts = Record<TaskStatus | 'total', number>;

/** `GET /runs`, and each event of `GET /runs/:id/events`. */
export interface Run {
  id: number;
  status: RunStatus;
  /** One sentence, where it was not a person who paused it. */
  pausedReason?: string;
  pausedCode?: TaskCode;
  counts: RunCounts;
  credits: { estimated: number; used: number };
  /** From the rate that was measured; `null` while there is none, or nothing is left. */
  etaSeconds: number | null;
  filter: RunFilter;
  options: RunOptions;
  startedBy: string;
  /** ISO 8601 */
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
}

/** What failed, was skipped or waits for the same cause. */
export interface RunErrorGroup {
  code: TaskCode;
  count: number;
  /** What one of them says. */
  message: string;
}

/** `GET /runs/:id` */
export interface RunDetails extends Run {
  errors: RunErrorGroup[];
  skips: RunErrorGroup[];
  /** What failed and is tried again by itself, a while later. */
  waits: RunErrorGroup[];
}

/** `POST /runs/estimate`; nothing that costs was asked to find it out. */
export interface RunEstimate {
  images: number;
  /** At the most, by provider: identical images and embedded texts make it less. */
  credits: Record<string, number>;
  totalCredits: number;
  /** What the accounts hold; `null` where the vendor cannot tell. */
  remaining: Record<string, number | null>;
  seconds: number;
  warnings: SettingsWarning[];
}

/** A change that an undo left as it is. */
export interface KeptChange {
  changeId: number;
  assetId: number;
  locale: string;
  code: string;
  message: string;
}

/** `POST /runs/:id/undo`; asked again with `{ before }` until nothing remains. */
export interface RunUndo {
  undone: number;
  /** Where somebody has written since. */
  kept: KeptChange[];
  remaining: number;
  /** Where the next request goes on; `null` where nothing remains. */
  before: number | null;
}

/**
 * `POST /runs/:id/undo` with `{ preview: true }`: what an undo would do, of the changes that were
 * looked at; asked again with `{ before }` until that is `null`. Nothing is changed.
 */
export interface RunUndoPreview {
  /** Texts that would be put back. */
  undoable: number;
  /** Texts that would stay, because somebody has written since. */
  keptCount: number;
  /** The newest of those, at most 50. */
  kept: KeptChange[];
  /** Changes that nobody has looked at yet. */
  remaining: number;
  before: number | null;
}
