import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Sample {
  file: string;
  /** The type that the file's bytes claim to be. */
  mime: string;
  /** What it shows, and what is special about it. */
  what: string;
}

/** Pictures for the demo and the tests; `make.ts` draws them. */
export const samples = [
  { file: 'mountains.jpg', mime: 'image/jpeg', what: 'mountains and a lake at sunset' },
  {
    file: 'mountains-copy.jpg',
    mime: 'image/jpeg',
    what: 'the very bytes of mountains.jpg under another name',
  },
  {
    file: 'balloons.jpg',
    mime: 'image/jpeg',
    what: 'three hot-air balloons; alternative text and extended description embedded in en, fr, de',
  },
  {
    file: 'lighthouse-rotated.jpg',
    mime: 'image/jpeg',
    what: 'a lighthouse in portrait format, stored on its side with EXIF orientation 6',
  },
  { file: 'shoe.jpg', mime: 'image/jpeg', what: 'a blue running shoe on white, a product' },
  { file: 'cat.jpg', mime: 'image/jpeg', what: 'a black cat before a full moon' },
  { file: 'citrus-cmyk.jpg', mime: 'image/jpeg', what: 'slices of citrus fruit on pink, in CMYK' },
  {
    file: 'skyline-large.jpg',
    mime: 'image/jpeg',
    what: 'a city at night, 6,400 by 3,200 pixels',
  },
  { file: 'bicycle.png', mime: 'image/png', what: 'a green bicycle on a transparent background' },
  {
    file: 'white-rose.png',
    mime: 'image/png',
    what: 'a white compass rose on a transparent background, invisible on white',
  },
  { file: 'bar-chart.png', mime: 'image/png', what: 'a bar chart of six rising values' },
  { file: 'icon.png', mime: 'image/png', what: 'a magnifying glass of 24 by 24 pixels' },
  { file: 'red-mug.webp', mime: 'image/webp', what: 'a steaming red mug on a wooden table' },
  { file: 'texture.webp', mime: 'image/webp', what: 'abstract waves, decorative' },
  { file: 'harbour.avif', mime: 'image/avif', what: 'a harbour with sailing boats' },
  { file: 'fern.tiff', mime: 'image/tiff', what: 'a pressed fern leaf, as scanned' },
  {
    file: 'traffic-light.gif',
    mime: 'image/gif',
    what: 'a traffic light, animated: red, then amber, then green',
  },
  { file: 'logo.svg', mime: 'image/svg+xml', what: 'a logo, a leaf in a green square' },
  { file: 'corrupt.jpg', mime: 'image/jpeg', what: 'the first bytes of a JPEG, then rubbish' },
  {
    file: 'corrupt-pixels.jpg',
    mime: 'image/jpeg',
    what: 'the whole header of a JPEG, then rubbish in place of its pixels',
  },
  { file: 'document.pdf', mime: 'application/pdf', what: 'no picture at all: an empty PDF page' },
] as const satisfies readonly Sample[];

export type SampleFile = (typeof samples)[number]['file'];

/** Absolute path of a sample. */
export function samplePath(file: SampleFile): string {
  return path.join(path.dirname(fileURLToPath(import.meta.url)), file);
}
