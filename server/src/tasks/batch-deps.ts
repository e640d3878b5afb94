import type { BatchStore } from './batch-store';
import type { Holds } from './hold';
import type { WorkDeps } from './work';

/** The rooms that batches need. */
export interface BatchDeps extends WorkDeps {
  batches: BatchStore;
  holds: Holds;
  /** Unique per process and boot. */
  owner: string;
}
