import type { DescriptionField } from '../../contracts/providers';
import { listOption, numberOption, recordOption, textOption } from '../options';
import type { DescribeRequest } from '../types';

/** The body of `POST /api/v1/generate`, by the names of AltFrame's document. */
export interface GenerateBody {
  image_url?: string;
  image_base64?: string;
  mode: string;
  language: string;
  keywords?: string[];
  max_length?: number;
  page_url?: string;
  page_context?: string;
  product_name?: string;
  product_sku?: string;
  product_attributes?: Record<string, string>;
  fields: string[];
  custom_prompt?: string;
}

/** In the order of the document. */
const FIELDS = ['alt_text', 'title', 'caption', 'og_description'];

const FIELD_NAMES: Partial<Record<DescriptionField, string>> = {
  alternativeText: 'alt_text',
  caption: 'caption',
};

/** What of a request is not the image and not the language. */
type Ask = Omit<DescribeRequest, 'image' | 'languages'>;

/** Parameters that a batch has once, for all its images. */
export type SharedFields = Pick<GenerateBody, 'mode' | 'keywords' | 'fields'>;

/** Parameters that each image of a batch has for itself. */
export type ImageFields = Pick<
  GenerateBody,
  'page_url' | 'page_context' | 'product_name' | 'product_sku' | 'product_attributes'
>;

const modeOf = ({ options }: Ask) => textOption(options, 'mode') || 'standard';

function text<K extends string>(key: K, value: string): Partial<Record<K, string>> {
  return (value === '' ? {} : { [key]: value }) as Partial<Record<K, string>>;
}

export function sharedFields(ask: Ask): SharedFields {
  const keywords = listOption(ask.options, 'keywords');
  const wanted = new Set([
    ...ask.fields.flatMap((field) => FIELD_NAMES[field] ?? []),
    ...listOption(ask.options, 'fields'),
  ]);
  return {
    mode: modeOf(ask),
    ...(keywords.length > 0 ? { keywords } : {}),
    fields: FIELDS.filter((field) => wanted.has(field)),
  };
}

export function imageFields(ask: Ask): ImageFields {
  const { options } = ask;
  const page = {
    ...text('page_url', textOption(options, 'pageUrl')),
    ...text('page_context', textOption(options, 'pageContext')),
  };
  if (modeOf(ask) !== 'ecommerce') return page;
  const attributes = recordOption(options, 'productAttributes');
  return {
    ...page,
    ...text('product_name', textOption(options, 'productName')),
    ...text('product_sku', textOption(options, 'productSku')),
    ...(Object.keys(attributes).length > 0 ? { product_attributes: attributes } : {}),
  };
}

/** @param language ISO 639-1 */
export function generateBody(request: DescribeRequest, language: string): GenerateBody {
  const { image, options } = request;
  const maxLength = numberOption(options, 'maxLength');
  const { mode, fields, ...keywords } = sharedFields(request);
  return {
    ...(image.kind === 'url'
      ? { image_url: image.url }
      : { image_base64: image.bytes.toString('base64') }),
    mode,
    language,
    ...keywords,
    ...(maxLength === undefined ? {} : { max_length: maxLength }),
    ...imageFields(request),
    fields,
    ...text('custom_prompt', textOption(options, 'customPrompt')),
  };
}
