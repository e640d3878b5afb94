import { samplePath, samples } from '../../../tests/samples';
import type { SampleFile } from '../../../tests/samples';
import type { Vendor } from './vendors';

/**
 * Where the text of a sample has to come from. There is none for `broken` files, for those that the
 * vendor has `no-eyes-for`, and for `other` files, which are no pictures.
 */
export type Expectation = 'provider' | 'embedded' | 'reuse' | 'broken' | 'no-eyes-for' | 'other';

export interface Sample {
  name: string;
  file: string;
  expected: Expectation;
}

const SPECIAL: Partial<Record<SampleFile, Expectation>> = {
  'balloons.jpg': 'embedded',
  'mountains-copy.jpg': 'reuse',
  'corrupt.jpg': 'broken',
  'corrupt-pixels.jpg': 'broken',
  'document.pdf': 'other',
};

/** What is sent to a vendor as bytes is converted first; at an address it finds the file as it is. */
const takes = ({ provider: { image } }: Vendor, mime: string): boolean =>
  image.bytes || image.mimeTypes.includes(mime);

export const samplesFor = (vendor: Vendor): Sample[] =>
  samples.map(({ file, mime }) => ({
    name: file,
    file: samplePath(file),
    expected: SPECIAL[file] ?? (takes(vendor, mime) ? 'provider' : 'no-eyes-for'),
  }));
