import { baseLanguage } from '../../languages';
import { textOption } from '../options';
import type { DescribeRequest } from '../types';

/** The body of `POST /genera-alt-text`, by the names and in the order of ImgSEO's document. */
export interface GenerateBody {
  image_url: string;
  prompt?: string;
  lang: string;
  optimize: boolean;
  image_name?: string;
}

/**
 * @param imageUrl where ImgSEO fetches the image
 * @param language BCP-47
 * @param prompt empty for the vendor's own
 */
export function generateBody(
  { options }: Pick<DescribeRequest, 'options'>,
  imageUrl: string,
  language: string,
  prompt: string,
): GenerateBody {
  const imageName = textOption(options, 'imageName');
  return {
    image_url: imageUrl,
    ...(prompt === '' ? {} : { prompt }),
    // Never left out: ImgSEO would write Italian.
    lang: baseLanguage(language),
    optimize: options['optimize'] !== false,
    ...(imageName === '' ? {} : { image_name: imageName }),
  };
}
