import { describe, expect, it } from 'vitest';

import { imageFaultIn } from '../../../server/src/providers/image-fault';

describe('imageFaultIn', () => {
  it.each([
    'The image could not be fetched: the URL cannot be reached.',
    'Failed to download image',
    'Could not load the image from image_url',
    'Unable to access file',
    'fileurl is not reachable',
    'Timed out while retrieving the picture',
  ])('reads that the vendor could not get it: %s', (message) => {
    expect(imageFaultIn(message)).toBe('image_unreachable');
  });

  it.each([
    'The data is not a supported image (JPEG, PNG, WebP, GIF, AVIF, HEIC, TIFF).',
    'The image is damaged and could not be read.',
    'The image could not be processed.',
    'The image is larger than 20971520 bytes.',
    'Image too large',
    'Unsupported file type: not an image',
    'Invalid image',
    'image_base64 is not valid base64.',
    'image_base64 holds more than 4194304 bytes.',
    'Could not decode the picture: corrupted',
  ])('reads that the vendor cannot use it: %s', (message) => {
    expect(imageFaultIn(message)).toBe('unsupported_image');
  });

  it.each([
    '',
    'Invalid JSON input',
    'Missing API key',
    'mode: must be one of standard, ecommerce, decorative',
    'language: must be an ISO 639-1 code, such as "en"',
    'page_url: must be an absolute http(s) URL',
    'Either image_url or image_base64 is required.',
    'Missing file URL',
    'custom_prompt is available on Tier 2 plans and above.',
  ])('reads nothing of the image from: %s', (message) => {
    expect(imageFaultIn(message)).toBeUndefined();
  });
});
