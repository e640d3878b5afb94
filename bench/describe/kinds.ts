import { randomInt } from 'node:crypto';

import { svg } from '../../tests/samples/drawings/svg';
import { photographer } from '../kit/photo';

/** What Strapi keeps of an upload: smaller copies besides (its default), or the file as it came. */
export type Storing = 'with copies' | 'as it came';

/** Pictures of one kind, and what a minimal program would have to do with each. */
export interface Kind {
  name: 'JPEG with copies' | 'AVIF' | 'SVG' | 'TIFF';
  storing: Storing;
  extension: string;
  /** How to turn it into something that the vendor takes; `none` where a copy fits as it is. */
  conversion: 'none' | 'photo' | 'drawing';
  /** @returns what makes one after the other */
  maker(): Promise<() => Promise<Buffer>>;
}

/** `large`, Strapi's copy of 1,000 pixels, can be sent as it is. */
export const COPIES: Kind = {
  name: 'JPEG with copies',
  storing: 'with copies',
  extension: 'jpg',
  conversion: 'none',
  async maker() {
    const next = await photographer(2000, 1333);
    return async () => (await next()).jpeg({ quality: 85 }).toBuffer();
  },
};

/** Nothing but the original is there, and no vendor should get it: it must be converted. */
export const CONVERTED: readonly Kind[] = [
  {
    name: 'AVIF',
    storing: 'as it came',
    extension: 'avif',
    conversion: 'photo',
    async maker() {
      const next = await photographer(2000, 1333);
      return async () => (await next()).avif({ quality: 50, effort: 1 }).toBuffer();
    },
  },
  {
    name: 'SVG',
    storing: 'as it came',
    extension: 'svg',
    conversion: 'drawing',
    maker: async () => async () => Buffer.from(drawing(1200, 900)),
  },
  {
    name: 'TIFF',
    storing: 'as it came',
    extension: 'tiff',
    conversion: 'photo',
    async maker() {
      const next = await photographer(6000, 4000);
      return async () => (await next()).tiff({ compression: 'jpeg', quality: 85 }).toBuffer();
    },
  },
];

/** Three hundred translucent circles without a background. */
function drawing(width: number, height: number): string {
  const circles = Array.from({ length: 300 }, () => {
    const at = `cx="${randomInt(width)}" cy="${randomInt(height)}" r="${randomInt(5, 90)}"`;
    return `<circle ${at} fill="hsl(${randomInt(360)},70%,40%)" opacity="0.7"/>`;
  });
  return svg(width, height, circles.join(''));
}
