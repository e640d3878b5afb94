import type { Usage } from '../kit/usage';
import type { Kind } from './kinds';
import type { Item } from './library';

/** What both sides get: images in rounds, after some that are not counted. */
interface Job {
  warmUp: Item[];
  rounds: Item[][];
}

export interface PluginJob extends Job {
  appDir: string;
  /** The plugin's configuration. */
  plugin: Record<string, unknown>;
}

export interface BareJob extends Job {
  conversion: Kind['conversion'];
  vendor: { url: string; key: string };
}

export interface SideResult {
  rounds: Usage[];
  /** Bytes. */
  memoryGrowth: number;
}

export interface PluginResult extends SideResult {
  /** How often pixels were decoded, the warm-up included. */
  decodes: number;
}

/** How many images are under way at once on both sides: the plugin's default. */
export const CONCURRENCY = 4;
