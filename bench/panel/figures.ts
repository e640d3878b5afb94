import type { Figure, Limit } from '../kit/figures';
import { median, percentile } from '../kit/stats';
import type { AdminSize } from './size';
import type { Walk } from './walk';

const AT_ONCE: Limit = {
  atMost: 500,
  why: 'what comes within half a second does not interrupt a train of thought',
};

const LIGHT: Limit = {
  atMost: 150,
  why: 'everybody’s panel loads it, those who never open the plugin too',
};

/** What a person waits for, and what the panel has to load. */
export function figuresOf(walks: Walk[], frames: number[], size: AdminSize): Figure[] {
  const opened = walks.map(({ openMs }) => openMs);
  const turned = walks.flatMap(({ pagesMs }) => pagesMs);
  // A page is slow if it is slow each time, not if the machine was busy once.
  const steps = (walks[0]?.pagesMs ?? []).map((_, n) =>
    median(walks.map(({ pagesMs }) => pagesMs[n] ?? NaN)),
  );
  return [
    { name: 'from the overview to rows', value: median(opened), unit: 'ms', limit: AT_ONCE },
    { name: '… the slowest time', value: Math.max(...opened), unit: 'ms' },
    {
      name: 'a page forward, the slowest of ten',
      value: Math.max(...steps),
      unit: 'ms',
      limit: AT_ONCE,
    },
    { name: '… median of all', value: median(turned), unit: 'ms' },
    { name: '… the slowest time', value: Math.max(...turned), unit: 'ms' },
    { name: 'scrolling 100 images: longest frame', value: Math.max(...frames), unit: 'ms' },
    { name: '… 95th percentile', value: percentile(frames, 0.95), unit: 'ms' },
    {
      name: 'added to the panel’s first load, gzip',
      value: size.firstKb,
      unit: 'kB',
      limit: LIGHT,
    },
    { name: '… loaded on demand, gzip', value: size.onDemandKb, unit: 'kB' },
  ];
}
