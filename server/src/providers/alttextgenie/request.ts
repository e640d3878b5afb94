import type { VendorRequest } from '../http';
import { listOption, numberOption } from '../options';
import type { DescribeRequest } from '../types';
import { MAX_KEYWORDS } from './options';

/** "Recommended": what the document says is used where no style is named. */
const DEFAULT_STYLE = 2;

/**
 * The body of `POST /generate.php`: JSON around an address, multipart around a file, as under
 * "Request Examples".
 *
 * @param codes the vendor's codes of the languages
 * @param styleId instead of the style of the options
 */
export function generateBody(
  request: DescribeRequest,
  codes: readonly string[],
  styleId = numberOption(request.options, 'styleId') ?? DEFAULT_STYLE,
): Pick<VendorRequest, 'json' | 'form'> {
  const { image, options } = request;
  const keywords = joinKeywords(listOption(options, 'keywords'));
  if (image.kind === 'url') {
    return {
      json: {
        image_url: image.url,
        languages: codes,
        style_id: styleId,
        ...(keywords === '' ? {} : { keywords }),
      },
    };
  }
  const form = new FormData();
  form.append(
    'image',
    new Blob([new Uint8Array(image.bytes)], { type: image.mime }),
    image.fileName,
  );
  form.append('languages', codes.join(','));
  form.append('style_id', String(styleId));
  if (keywords !== '') form.append('keywords', keywords);
  return { form };
}

/** As many keywords, from the first on, as the vendor's field holds; never a part of one. */
export function joinKeywords(keywords: readonly string[]): string {
  let joined = '';
  // One that is too long by itself must not keep the others out.
  for (const keyword of keywords.filter(({ length }) => length <= MAX_KEYWORDS)) {
    const longer = joined === '' ? keyword : `${joined} ${keyword}`;
    if (longer.length > MAX_KEYWORDS) break;
    joined = longer;
  }
  return joined;
}
