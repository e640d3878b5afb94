import { z } from 'zod';

import type { FieldError } from '../contracts/errors';
import type { OptionField, OptionValue, OptionValues } from '../contracts/providers';
import { fieldErrors } from '../errors';

const MAX_STRING = 5000;

function fieldSchema(field: OptionField): z.ZodType<OptionValue> {
  switch (field.type) {
    case 'enum':
      return z.enum(field.choices.map((choice) => choice.value));
    case 'multi':
      return z.array(z.enum(field.choices.map((choice) => choice.value)));
    case 'string':
      return z.string().max(field.maxLength ?? MAX_STRING);
    case 'strings':
      return z.array(z.string().trim().min(1).max(200)).max(field.maxItems ?? 100);
    case 'number': {
      const number = z.number().min(field.min).max(field.max);
      return field.integer ? number.int() : number;
    }
    case 'boolean':
      return z.boolean();
    case 'record':
      return z
        .record(z.string().min(1).max(100), z.string().max(500))
        .refine(
          (record) => Object.keys(record).length <= (field.maxItems ?? 50),
          'too many entries',
        );
  }
}

/** What is wrong with a provider's options; empty where nothing is. Absent options are fine. */
export function checkOptions(fields: readonly OptionField[], options: unknown): FieldError[] {
  const shape = Object.fromEntries(
    fields.map((field) => [field.key, fieldSchema(field).optional()]),
  );
  const result = z.strictObject(shape).safeParse(options);
  if (result.success) return [];
  return fieldErrors(result.error, 'unknown option');
}

/** The options in force: defaults, then each layer of values over them. */
export function completeOptions(
  fields: readonly OptionField[],
  ...layers: (OptionValues | undefined)[]
): OptionValues {
  const defaults = Object.fromEntries(fields.map((field) => [field.key, field.default]));
  return Object.assign({}, defaults, ...layers) as OptionValues;
}

/** Reads one option as text; the schema has already made sure that it is. */
export const textOption = (options: OptionValues, key: string): string => {
  const value = options[key];
  return typeof value === 'string' ? value.trim() : '';
};

/** Reads one option as a list of texts without blanks. */
export const listOption = (options: OptionValues, key: string): string[] => {
  const value = options[key];
  return Array.isArray(value) ? value.map((item) => item.trim()).filter(Boolean) : [];
};

/** Reads one option as a number. */
export const numberOption = (options: OptionValues, key: string): number | undefined => {
  const value = options[key];
  return typeof value === 'number' ? value : undefined;
};

/** Reads one option as pairs without blank values. */
export const recordOption = (options: OptionValues, key: string): Record<string, string> => {
  const value = options[key];
  if (typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([, text]) => text.trim() !== ''));
};
