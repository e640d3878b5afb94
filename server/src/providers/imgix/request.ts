import type { DescribeRequest } from '../types';

/** As the document shows it: under the host of its examples, and not as in its table. */
const PATH = '/api/v1/generations/alt-text';

/** `GET /api/v1/generations/alt-text` with the parameters under "Request Parameters". */
export function altTextPath(request: DescribeRequest): string {
  const { image, languages, anew } = request;
  if (image.kind !== 'url') throw new Error('imgix takes images by their address only.');
  const parameters = [
    imageParameter(image.url),
    `language=${readable(languages.join(','))}`,
    // What imgix kept is of the file that was replaced, or is what a person does not want again.
    ...(anew ? ['regenerate=true'] : []),
  ];
  return `${PATH}?${parameters.join('&')}`;
}

/** A URL with parameters of its own goes as base64url, without padding; any other as it is. */
const imageParameter = (url: string): string =>
  url.includes('?')
    ? `url64=${Buffer.from(url, 'utf8').toString('base64url')}`
    : `url=${readable(url)}`;

/** A query may hold these three as they are; so it reads as in the document's examples. */
const readable = (value: string): string =>
  encodeURIComponent(value).replace(/%(?:3A|2F|2C)/g, decodeURIComponent);
