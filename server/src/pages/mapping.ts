import type { FieldError } from '../contracts/errors';
import type { PageMapping } from '../contracts/pages';
import { attributeAt, isPlain, isSendable, type Model, type Models } from './fields';

const PLACEHOLDER = /\{\{\s*([\w.]+)\s*\}\}/g;

/** Types that a template may name: a value that is one short text. */
const NAMEABLE: ReadonlySet<string> = new Set([
  'string',
  'text',
  'uid',
  'enumeration',
  'integer',
  'biginteger',
  'decimal',
  'float',
  'date',
]);

export const isTemplate = (keyword: string): boolean => keyword.includes('{{');

/** The entry's fields that a template names, without `entry.`. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, name = '']) => name.replace(/^entry\./, ''));

/** A template with the values of an entry; what is not known gives nothing. */
export const fillKeyword = (template: string, valueOf: (name: string) => string): string =>
  template.replace(PLACEHOLDER, (_match, name: string) => valueOf(name.replace(/^entry\./, '')));

/** Every path whose value leaves the server. */
export const sentPaths = ({ title, content, keyword }: PageMapping): string[] => {
  const named = keyword ? (isTemplate(keyword) ? namesIn(keyword) : [keyword]) : [];
  return [...new Set([title, ...content, ...named])];
};

/** Where the texts are written to. */
export const targetPaths = ({ metaTitle, metaDescription }: PageMapping): string[] => [
  metaTitle,
  metaDescription,
];

const mayBeSent = (attribute: { private?: boolean }) => !attribute.private;

function faultsIn(models: Models, model: Model, mapping: PageMapping): FieldError[] {
  const errors: FieldError[] = [];
  const refuse = (path: string[], message: string) => errors.push({ path, message });
  const readable = (at: string[], path: string, needed: 'plain' | 'text') => {
    const attribute = attributeAt(models, model, path);
    if (!attribute) refuse(at, `there is no field "${path}"`);
    else if (!attributeAt(models, model, path, mayBeSent)) {
      refuse(at, `"${path}" is private, and would leave the server`);
    } else if (needed === 'plain' ? !isPlain(attribute) : !isSendable(attribute)) {
      refuse(at, `"${path}" is no ${needed === 'plain' ? 'string' : 'text'} (${attribute.type})`);
    }
  };
  readable(['title'], mapping.title, 'plain');
  mapping.content.forEach((path, index) => readable(['content', String(index)], path, 'text'));
  const { keyword } = mapping;
  if (keyword && isTemplate(keyword)) {
    for (const name of namesIn(keyword)) {
      const attribute = attributeAt(models, model, name, mayBeSent);
      if (!attribute || !NAMEABLE.has(attribute.type)) {
        refuse(['keyword'], `there is no short field "${name}" that may be sent`);
      }
    }
  } else if (keyword) readable(['keyword'], keyword, 'text');
  for (const name of ['metaTitle', 'metaDescription'] as const) {
    const attribute = attributeAt(models, model, mapping[name]);
    if (!attribute) {
      refuse([name], `there is no field "${mapping[name]}" outside of repeatable components`);
    } else if (!isPlain(attribute)) {
      refuse([name], `"${mapping[name]}" is no string and no text (${attribute.type})`);
    }
  }
  const read = [mapping.title, ...mapping.content];
  if (mapping.metaTitle === mapping.metaDescription) {
    refuse(['metaDescription'], 'title and description need a field each');
  }
  for (const name of ['metaTitle', 'metaDescription'] as const) {
    if (read.includes(mapping[name])) refuse([name], 'a field cannot be written from itself');
  }
  return errors;
}

/**
 * What is wrong with the mappings, held against the content types that there are.
 *
 * @returns paths that begin with the content type
 */
export function checkPages(
  models: Models,
  pages: Readonly<Record<string, PageMapping>>,
): FieldError[] {
  return Object.entries(pages).flatMap(([uid, mapping]) => {
    const model = uid.startsWith('api::') ? models.contentType(uid) : undefined;
    if (!model) return [{ path: [uid], message: 'there is no content type of that name' }];
    return faultsIn(models, model, mapping).map(({ path, message }) => ({
      path: [uid, ...path],
      message,
    }));
  });
}
