import type { Kind } from './kinds';
import type { PluginResult, SideResult } from './sides';

/** The same images described by the plugin and by the least that would do. */
export interface Comparison {
  kind: Kind['name'];
  perRound: number;
  plugin: PluginResult;
  bare: SideResult;
}

/** Milliseconds of processor time for one image, round by round. */
export const cpuPerImage = (side: SideResult, perRound: number): number[] =>
  side.rounds.map(({ cpuMs }) => cpuMs / perRound);
