import { samplePath, samples } from '../../../tests/samples';
import type { SampleFile } from '../../../tests/samples';

/** Where the text of a sample has to come from; `broken` and `other` get none. */
export type Expectation = 'provider' | 'embedded' | 'reused' | 'broken' | 'other';

export interface Sample {
  name: string;
  file: string;
  expected: Expectation;
}

const SPECIAL: Partial<Record<SampleFile, Expectation>> = {
  'balloons.jpg': 'embedded',
  'mountains-copy.jpg': 'reused',
  'corrupt.jpg': 'broken',
  'corrupt-pixels.jpg': 'broken',
  'document.pdf': 'other',
};

export const demoSamples: Sample[] = samples.map(({ file }) => ({
  name: file,
  file: samplePath(file),
  expected: SPECIAL[file] ?? 'provider',
}));
