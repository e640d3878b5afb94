import type { RunningStrapi } from '../../tests/support/strapi';
import type { Kind } from './kinds';
import { uploadKind, type Item } from './library';

export interface Counts {
  warmUp: number;
  rounds: number;
  perRound: number;
}

/** The images of one kind, sorted for the runs. */
export interface Shelf {
  kind: Kind;
  warmUp: Item[];
  rounds: Item[][];
}

export const itemsOn = ({ warmUp, rounds }: Shelf): Item[] => [...warmUp, ...rounds.flat()];

export async function fillShelf(app: RunningStrapi, kind: Kind, counts: Counts): Promise<Shelf> {
  const { warmUp, rounds, perRound } = counts;
  const items = await uploadKind(app, kind, warmUp + rounds * perRound);
  return {
    kind,
    warmUp: items.slice(0, warmUp),
    rounds: Array.from({ length: rounds }, (_, round) => {
      const from = warmUp + round * perRound;
      return items.slice(from, from + perRound);
    }),
  };
}
