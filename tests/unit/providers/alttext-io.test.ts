import { describe, expect, it } from 'vitest';

import { refineFailure } from '../../../server/src/providers/alttext-io/failures';
import { keywordFor, readableName } from '../../../server/src/providers/alttext-io/keyword';

describe('what a 400 of AltText.io means', () => {
  it.each([
    ['Invalid JSON input', undefined],
    ['Missing API key', 'unauthorized'],
    ['Invalid API key', 'unauthorized'],
    ['API key is required', 'unauthorized'],
    ['Missing file URL', undefined],
    ['Missing keyword for SEO optimization', undefined],
    ['Insufficient credits', 'insufficient_credits'],
    ['You have no credits left', 'insufficient_credits'],
    ['Unsupported language', 'unsupported_language'],
    ['The language klingon is not supported', 'unsupported_language'],
    ['Could not download the file', 'image_unreachable'],
    ['The image is too large', 'unsupported_image'],
    ['Something else', undefined],
    ['', undefined],
  ])('“%s” is %s', (message, code) => {
    expect(refineFailure(400, message)).toBe(code);
  });

  it.each([401, 404, 429, 500])('is not looked for in a %i', (status) => {
    expect(refineFailure(status, 'Invalid API key')).toBeUndefined();
  });
});

describe('the words in the name of a file', () => {
  it.each([
    ['red-mug_2.final.webp', 'red mug 2 final'],
    ['iPhone 15 Pro.JPG', 'iPhone 15 Pro'],
    ['IMG_20240512_123456 lighthouse.jpg', 'lighthouse'],
    ['château d’eau.png', 'château d’eau'],
    ['赤いマグ.jpg', '赤いマグ'],
    ['café (1).jpeg', 'café 1'],
    ['no extension', 'no extension'],
    ['IMG_1234.jpg', ''],
    ['DSC00012.jpg', ''],
    ['PXL_20240512_080910123.jpg', ''],
    ['2024-05-12.jpg', ''],
    ['3f2504e0-4f89-41d3-9a0c-0305e82c3301.png', ''],
    ['d41d8cd98f00b204e9800998ecf8427e.png', ''],
    ['.jpg', ''],
    ['', ''],
  ])('“%s” are “%s”', (fileName, words) => {
    expect(readableName(fileName)).toBe(words);
  });
});

describe('the keyword', () => {
  it.each([
    ['mug', 'a.jpg', 'Shop', 'mug'],
    ['', 'red-mug.jpg', 'Shop', 'red mug'],
    ['', 'IMG_1.jpg', ' Shop ', 'Shop'],
    ['', 'IMG_1.jpg', ' ', 'image'],
  ])('of “%s”, the file “%s” and the folder “%s” is “%s”', (option, fileName, folderName, is) => {
    expect(keywordFor(option, { fileName, folderName })).toBe(is);
  });
});
