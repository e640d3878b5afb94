import { describe, expect, it } from 'vitest';

import type { FileRow, StoredFormat } from '../../../server/src/images/renditions';
import { chooseRendition, originalOf, viewUrl } from '../../../server/src/images/renditions';

const JPEG_AND_PNG = { mimeTypes: ['image/jpeg', 'image/png'], maxBytes: 10_000_000 };

function format(width: number, height: number, more: StoredFormat = {}): StoredFormat {
  return { url: `/uploads/${width}.jpg`, mime: 'image/jpeg', width, height, size: 90, ...more };
}

function row(more: Partial<FileRow> = {}): FileRow {
  return {
    id: 7,
    name: 'Beach.jpg',
    url: '/uploads/original.jpg',
    mime: 'image/jpeg',
    ext: '.jpg',
    hash: 'original',
    width: 4000,
    height: 3000,
    size: 3_500,
    provider: 'local',
    formats: {
      thumbnail: format(208, 156),
      small: format(500, 375),
      medium: format(750, 563),
      large: format(1000, 750),
    },
    ...more,
  };
}

describe('chooseRendition', () => {
  it('takes the smallest format that is large enough', () => {
    expect(chooseRendition(row(), JPEG_AND_PNG)).toEqual({
      format: 'large',
      url: '/uploads/1000.jpg',
      name: 'Beach.jpg',
      mime: 'image/jpeg',
      ext: null,
      hash: null,
      width: 1000,
      height: 750,
      bytes: 90_000,
      provider: 'local',
    });
  });

  it.each([
    [768, 100, 'edge'],
    [100, 768, 'edge'],
    [767, 767, null],
  ])('looks at the long side: %i × %i', (width, height, expected) => {
    const file = row({ formats: { edge: format(width, height) } });
    expect(chooseRendition(file, JPEG_AND_PNG).format).toBe(expected);
  });

  it('takes the original where every format is too small', () => {
    const file = row({
      width: 900,
      height: 600,
      formats: { thumbnail: format(234, 156), medium: format(750, 500) },
    });
    expect(chooseRendition(file, JPEG_AND_PNG).format).toBeNull();
  });

  it('takes an original that is itself small, not a smaller copy', () => {
    const file = row({ width: 600, height: 400, formats: { small: format(500, 333) } });
    expect(chooseRendition(file, JPEG_AND_PNG).url).toBe('/uploads/original.jpg');
  });

  it('takes an original that is smaller than the smallest format large enough', () => {
    const file = row({ width: 800, height: 600, formats: { large: format(1000, 750) } });
    expect(chooseRendition(file, JPEG_AND_PNG).format).toBeNull();
  });

  it('prefers a type that the provider takes as it is', () => {
    const file = row({
      formats: {
        large: format(1000, 750, { mime: 'image/webp' }),
        xlarge: format(1920, 1440),
      },
    });
    expect(chooseRendition(file, JPEG_AND_PNG).format).toBe('xlarge');
  });

  it('passes over a format that exceeds what the provider takes', () => {
    const file = row({
      formats: { large: format(1000, 750, { size: 20_000 }), xlarge: format(1920, 1440) },
    });
    expect(chooseRendition(file, JPEG_AND_PNG).format).toBe('xlarge');
  });

  it('converts the smaller copy and not the huge original where no type is taken', () => {
    const file = row({
      mime: 'image/tiff',
      formats: {
        thumbnail: format(208, 156, { mime: 'image/tiff' }),
        large: format(1000, 750, { mime: 'image/tiff' }),
      },
    });
    expect(chooseRendition(file, JPEG_AND_PNG).format).toBe('large');
  });

  it('takes the original of an AVIF, of which Strapi knows no size and makes no formats', () => {
    const file = row({ mime: 'image/avif', width: null, height: null, formats: null });
    expect(chooseRendition(file, JPEG_AND_PNG)).toMatchObject({ format: null, width: null });
  });

  it('takes no thumbnail while there is an original of unknown size', () => {
    const file = row({ width: null, height: null, formats: { thumbnail: format(208, 156) } });
    expect(chooseRendition(file, JPEG_AND_PNG).format).toBeNull();
  });

  it('takes the largest that is left where the original has no URL', () => {
    const file = row({
      url: null,
      formats: { thumbnail: format(208, 156), small: format(500, 375) },
    });
    expect(chooseRendition(file, JPEG_AND_PNG).format).toBe('small');
  });

  it('survives a row of which everything is missing', () => {
    expect(chooseRendition({ id: 3 }, JPEG_AND_PNG)).toEqual({
      format: null,
      url: '',
      name: 'file 3',
      mime: null,
      ext: null,
      hash: null,
      width: null,
      height: null,
      bytes: null,
      provider: null,
    });
    expect(chooseRendition({ id: 3, formats: { large: null } }, JPEG_AND_PNG).url).toBe('');
  });
});

describe('originalOf', () => {
  it('counts the size in bytes', () => {
    expect(originalOf(row({ size: 12.34 }))).toMatchObject({ format: null, bytes: 12_340 });
  });
});

describe('viewUrl', () => {
  const shown = (file: Partial<FileRow>, side: number) =>
    viewUrl({ url: '/uploads/original.jpg', ...row(file) } as FileRow & { url: string }, side);

  it('is the smallest copy that is large enough', () => {
    expect(shown({}, 150)).toBe('/uploads/208.jpg');
    expect(shown({}, 700)).toBe('/uploads/750.jpg');
  });

  it('is the original where no copy is large enough, or there is none', () => {
    expect(shown({}, 2000)).toBe('/uploads/original.jpg');
    expect(shown({ formats: null }, 150)).toBe('/uploads/original.jpg');
    expect(shown({ formats: { thumbnail: format(208, 156, { url: null }) } }, 150)).toBe(
      '/uploads/original.jpg',
    );
  });
});
