import type { OptionField, OptionValue, OptionValues } from '../contracts/providers';
import type { ImageContext } from './types';

const values = (context: ImageContext) =>
  new Map([
    ...Object.entries(context.entryValues ?? {}).map(([name, value]): [string, string] => [
      `entry.${name}`,
      value,
    ]),
    ['file.name', context.fileName],
    ['folder.name', context.folderName],
    ['entry.title', context.entryTitle],
    ['entry.field', context.entryField],
  ]);

const oneLine = (value: string) => value.replace(/\s+/g, ' ');

/** `text` with `{{file.name}}` and its kin filled in; an unknown name gives nothing. */
export function fillTemplate(text: string, context: ImageContext): string {
  const known = values(context);
  return text
    .replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_match, name: string) => oneLine(known.get(name) ?? ''))
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

function fillValue(value: OptionValue, context: ImageContext): OptionValue {
  if (typeof value === 'string') return fillTemplate(value, context);
  if (Array.isArray(value)) {
    return value.map((item) => fillTemplate(item, context)).filter(Boolean);
  }
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, fillTemplate(item, context)]),
    );
  }
  return value;
}

/** The options with every template filled in for one image. */
export function fillTemplates(
  fields: readonly OptionField[],
  options: OptionValues,
  context: ImageContext,
): OptionValues {
  const templates = new Set(fields.filter((field) => field.template).map((field) => field.key));
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) => [
      key,
      templates.has(key) ? fillValue(value, context) : value,
    ]),
  );
}
