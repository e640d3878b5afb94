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

/** @param language ISO 639-1 */
export function generateBody(request: DescribeRequest, language: string): GenerateBody {
  const { image, options } = request;
  const mode = textOption(options, 'mode') || 'standard';
  const optional = <K extends string, V>(key: K, value: V, present: boolean) =>
    (present ? { [key]: value } : {}) as Partial<Record<K, V>>;
  const text = <K extends string>(key: K, option: string) => {
    const value = textOption(options, option);
    return optional(key, value, value !== '');
  };
  const keywords = listOption(options, 'keywords');
  const wanted = new Set([
    ...request.fields.flatMap((field) => FIELD_NAMES[field] ?? []),
    ...listOption(options, 'fields'),
  ]);
  const maxLength = numberOption(options, 'maxLength');
  const attributes = recordOption(options, 'productAttributes');
  const product =
    mode === 'ecommerce'
      ? {
          ...text('product_name', 'productName'),
          ...text('product_sku', 'productSku'),
          ...optional('product_attributes', attributes, Object.keys(attributes).length > 0),
        }
      : {};
  return {
    ...(image.kind === 'url'
      ? { image_url: image.url }
      : { image_base64: image.bytes.toString('base64') }),
    mode,
    language,
    ...optional('keywords', keywords, keywords.length > 0),
    ...(maxLength === undefined ? {} : { max_length: maxLength }),
    ...text('page_url', 'pageUrl'),
    ...text('page_context', 'pageContext'),
    ...product,
    fields: FIELDS.filter((field) => wanted.has(field)),
    ...text('custom_prompt', 'customPrompt'),
  };
}
