import type { Figure, Limit } from '../kit/figures';
import { median } from '../kit/stats';
import { cpuPerImage, type Comparison } from './comparison';

const MIB = 1024 ** 2;

const NO_DECODE: Limit = {
  atMost: 0,
  why: 'a copy that the vendor takes is sent as it is; to decode it would be wasted work',
};

const CPU: Limit = {
  atMost: 20,
  why: 'by default 4 images are under way; where a vendor takes 800 ms, 5 a second are done, and the plugin has a tenth of one core: the rest stays with the site',
};

const MEMORY: Limit = {
  atMost: 64,
  why: 'four small copies, each as bytes, base64 and JSON, are some megabytes; a server of 512 MiB can spare this much',
};

/** What both kinds of images are compared by. */
function comparisonOf({ kind, perRound, plugin, bare }: Comparison) {
  const own = median(cpuPerImage(plugin, perRound));
  const least = median(cpuPerImage(bare, perRound));
  const info = (name: string, value: number, unit: string): Figure => ({
    name: `${kind}: ${name}`,
    value,
    unit,
  });
  return {
    info,
    cpu: info('processor time per image', own, 'ms'),
    leastCpu: info('… of the least', least, 'ms'),
    ratio: info('processor time to that of the least', own / least, '×'),
    memory: info('peak growth of memory', plugin.memoryGrowth / MIB, 'MiB'),
    leastMemory: info('… of the least', bare.memoryGrowth / MIB, 'MiB'),
    memoryRatio: info(
      'growth of memory to that of the least',
      plugin.memoryGrowth / bare.memoryGrowth,
      '×',
    ),
  };
}

export function figuresOfCopies(
  comparison: Comparison,
  arrivedWhole: number,
  images: number,
): Figure[] {
  const of = comparisonOf(comparison);
  return [
    { ...of.info('decodes', comparison.plugin.decodes, ''), limit: NO_DECODE },
    {
      ...of.info('stored files that arrived byte for byte', arrivedWhole, ''),
      limit: { atLeast: images, why: 'all of them, those with rubbish for pixels too' },
    },
    { ...of.cpu, limit: CPU },
    of.leastCpu,
    of.ratio,
    { ...of.memory, limit: MEMORY },
    of.leastMemory,
    of.memoryRatio,
  ];
}

/**
 * What a conversion costs is reported beside the least, without a limit: it happens once for an
 * image that no vendor takes, and its price is the decoder's and the garbage collector's.
 */
export function figuresOfConversion(comparison: Comparison): Figure[] {
  const of = comparisonOf(comparison);
  const images = comparison.plugin.rounds.length * comparison.perRound;
  return [
    {
      ...of.info('decodes', comparison.plugin.decodes, ''),
      limit: { atLeast: images, why: 'the counter that is to stay at 0 above does count' },
    },
    of.cpu,
    of.leastCpu,
    of.ratio,
    of.memory,
    of.leastMemory,
    of.memoryRatio,
  ];
}
