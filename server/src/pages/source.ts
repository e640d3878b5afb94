import { createHash } from 'node:crypto';

import type { PageMapping, PageTexts } from '../contracts/pages';
import type { PageRequest, Provider } from '../providers/types';
import {
  attributeAt,
  DEEPEST,
  isSendable,
  valueAt,
  type Attribute,
  type Models,
  type Model,
} from './fields';
import { fillKeyword, isTemplate } from './mapping';
import { cutAtWord, plainBlocks, plainRichText, tidy } from './plain';

/** AltText.io takes no more, and no page needs more to be known. Characters. */
export const MAX_CONTENT = 20_000;

const MAX_TITLE = 500;
const MAX_KEYWORD = 300;

/** What an entry says, as it is sent. */
export type PageSource = Pick<PageRequest, 'title' | 'content' | 'keyword'>;

/** Collects texts until there are enough of them. */
interface Sheet {
  lines: string[];
  room: number;
}

function put(sheet: Sheet, text: string): void {
  if (text === '') return;
  sheet.lines.push(text);
  sheet.room -= text.length + 1;
}

function collect(
  models: Models,
  attribute: Attribute,
  value: unknown,
  sheet: Sheet,
  depth: number,
): void {
  if (sheet.room <= 0 || depth > DEEPEST || !isSendable(attribute)) return;
  if (attribute.type === 'blocks') put(sheet, plainBlocks(value));
  else if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') {
    if (typeof value !== 'string') return;
    put(sheet, attribute.type === 'richtext' ? plainRichText(value) : tidy(value));
  } else {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof item !== 'object' || item === null) continue;
      const { __component: kind } = item as { __component?: unknown };
      const uid = attribute.component ?? (typeof kind === 'string' ? kind : '');
      for (const [name, child] of Object.entries(models.component(uid)?.attributes ?? {})) {
        collect(models, child, valueAt(item, name), sheet, depth + 1);
      }
    }
  }
}

/** The texts behind some paths as one plain text: without private fields, cut after a word. */
function textBehind(
  models: Models,
  model: Model,
  entry: unknown,
  paths: readonly string[],
  most: number,
): string {
  const sheet: Sheet = { lines: [], room: most };
  for (const path of paths) {
    const attribute = attributeAt(models, model, path, ({ private: secret }) => !secret);
    if (attribute) collect(models, attribute, valueAt(entry, path), sheet, 0);
  }
  return cutAtWord(sheet.lines.join('\n'), most);
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

function keywordOf(models: Models, model: Model, entry: unknown, keyword: string): string {
  const text = isTemplate(keyword)
    ? fillKeyword(keyword, (name) => {
        const attribute = attributeAt(models, model, name, ({ private: secret }) => !secret);
        const value = attribute ? valueAt(entry, name) : '';
        return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
      })
    : textBehind(models, model, entry, [keyword], MAX_KEYWORD);
  return cutAtWord(oneLine(text), MAX_KEYWORD);
}

/** What is sent of an entry; its title is empty where it has none. */
export function sourceOf(
  models: Models,
  model: Model,
  mapping: PageMapping,
  entry: unknown,
): PageSource {
  const title = oneLine(textBehind(models, model, entry, [mapping.title], MAX_TITLE));
  const content = textBehind(models, model, entry, mapping.content, MAX_CONTENT);
  const keyword = mapping.keyword ? keywordOf(models, model, entry, mapping.keyword) : '';
  return { title, content, ...(keyword === '' ? {} : { keyword }) };
}

/** What stands in the fields that are written to. */
export function standing(mapping: PageMapping, entry: unknown): PageTexts {
  const at = (path: string) => {
    const value = valueAt(entry, path);
    return typeof value === 'string' ? value : '';
  };
  return { metaTitle: at(mapping.metaTitle), metaDescription: at(mapping.metaDescription) };
}

/** Tells whether the very same was sent before: to the same provider, in the same language. */
export const hashOf = (
  provider: Pick<Provider, 'id'>,
  { title, content, keyword = '' }: PageSource,
  language: string,
): string =>
  createHash('sha256')
    .update(JSON.stringify(['page', provider.id, language, title, content, keyword]))
    .digest('hex');
