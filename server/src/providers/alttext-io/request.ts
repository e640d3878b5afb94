import type { OptionValues } from '../../contracts/providers';
import { requireAddress } from '../image-address';
import { textOption } from '../options';
import type { DescribeRequest, Provider } from '../types';
import { keywordFor } from './keyword';
import { requireLanguageName } from './languages';

/** The body of `POST /getmetadata`, by the names and in the order of alttext.io's document. */
export interface MetadataBody {
  apikey: string;
  fileurl: string;
  keyword?: string;
  language: string;
  mode: 'seo' | 'stock';
}

export const modeOf = (options: OptionValues): MetadataBody['mode'] =>
  textOption(options, 'mode') === 'stock' ? 'stock' : 'seo';

/**
 * @param language BCP-47
 * @throws ProviderError for a language that alttext.io has no name for
 */
export function metadataBody(
  { image, options, context }: DescribeRequest,
  language: string,
  apiKey: string,
  provider: Pick<Provider, 'id' | 'name'>,
): MetadataBody {
  const name = requireLanguageName(language, provider);
  const mode = modeOf(options);
  return {
    apikey: apiKey,
    fileurl: requireAddress(image, provider),
    // "The keyword parameter is ignored" in the other mode.
    ...(mode === 'seo' ? { keyword: keywordFor(textOption(options, 'keyword'), context) } : {}),
    language: name,
    mode,
  };
}
