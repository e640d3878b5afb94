import { z } from 'zod';

import type { FieldError } from '../contracts/errors';
import type { SavedSettings } from '../contracts/settings';
import { fieldErrors } from '../errors';
import { canonicalLanguage } from '../languages';
import { pagesSchema } from './pages-schema';

const language = z.string().transform((code, context) => {
  const canonical = canonicalLanguage(code);
  if (canonical) return canonical;
  context.addIssue({ code: 'custom', message: 'this is not a BCP-47 language code' });
  return z.NEVER;
});

const unique = (values: readonly string[]) => new Set(values).size === values.length;

const languageList = z
  .array(language, `expected 'locales' or a list of BCP-47 language codes`)
  .min(1, 'at least one language is needed')
  .max(200)
  .refine(unique, 'a language is listed twice');

/** By hand: of a union's branches, zod would say which entry of the list is wrong in none. */
const languages = z.unknown().transform((value, context): 'locales' | string[] => {
  if (value === 'locales') return value;
  const { data, error } = languageList.safeParse(value);
  if (data) return data;
  for (const { path, message } of error.issues) {
    context.addIssue({ code: 'custom', path, message });
  }
  return z.NEVER;
});

const automation = z.enum(['apply', 'suggest', 'off']);

const optionValue = z.union([
  z.string().max(5000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(500)).max(100),
  z.record(z.string().max(100), z.string().max(500)),
]);

const optionValues = z.record(z.string().max(60), optionValue);

const providerId = z.string().min(1).max(60);

const LENGTH = { error: 'expected a whole number from 20 to 2,000' };

const CREDITS = { error: 'expected a number of credits, 0 or more' };

const folder = z.string().max(500).regex(/^\//, 'a folder path begins with /');

const shape = {
  sources: z.strictObject({
    embeddedMetadata: z.boolean(),
    reuseIdenticalImages: z.boolean(),
    providers: z.array(providerId).max(20).refine(unique, 'a provider is listed twice'),
    // Settings that were written by hand or by an older version need not know it.
    whenOutOfCredits: z.enum(['stop', 'next']).default('stop'),
  }),
  providers: z.record(providerId, optionValues),
  languages,
  fields: z.strictObject({
    alternativeText: z.boolean(),
    caption: z.boolean(),
    captionFallback: z.enum(['leave', 'second-call']),
  }),
  onUpload: automation,
  onReplace: automation,
  onPublish: z.enum(['off', 'warn', 'block']).default('off'),
  text: z.strictObject({
    prefix: z.string().max(200),
    suffix: z.string().max(200),
    maxLength: z.int(LENGTH).min(20, LENGTH).max(2000, LENGTH),
    removeRedundantPhrases: z.boolean(),
  }),
  rules: z
    .array(
      z.union([
        z.strictObject({ folder, action: z.literal('skip') }),
        z.strictObject({ folder, provider: providerId, options: optionValues.optional() }),
      ]),
    )
    .max(500),
  budgets: z.record(
    providerId,
    z.strictObject({ monthlyCredits: z.number(CREDITS).min(0, CREDITS) }),
  ),
  // Settings that were saved by an older version need not know it.
  pages: pagesSchema.default({}),
  delivery: z.strictObject({ localize: z.boolean() }).default({ localize: true }),
};

const settingsSchema = z.strictObject(shape);

/** `config.settings`: any part of the settings, laid over the defaults. */
export const settingsPatchSchema = z
  .strictObject({
    ...shape,
    sources: shape.sources.partial(),
    fields: shape.fields.partial(),
    text: shape.text.partial(),
  })
  .partial();

/** Checks one provider's options; returns what is wrong with them. */
export type OptionsCheck = (providerId: string, options: unknown) => FieldError[];

/** Holds the mappings of pages against the content types; paths begin with the content type. */
export type PagesCheck = (pages: SavedSettings['pages']) => FieldError[];

/**
 * Checks a whole settings object as `PUT /settings` takes it.
 *
 * @param isProvider whether a provider of that id is registered
 * @param checkOptions the provider's own schema
 * @param checkPages what is wrong with the mappings of pages
 */
export function validateSettings(
  input: unknown,
  isProvider: (id: string) => boolean,
  checkOptions: OptionsCheck,
  checkPages: PagesCheck,
): { settings: SavedSettings } | { errors: FieldError[] } {
  const parsed = settingsSchema.safeParse(input);
  if (!parsed.success) return { errors: fieldErrors(parsed.error) };
  const settings = parsed.data as SavedSettings;
  const errors: FieldError[] = [];
  const mustExist = (id: string, path: string[]) => {
    if (!isProvider(id)) errors.push({ path, message: 'there is no provider of that name' });
  };
  settings.sources.providers.forEach((id, index) => {
    if (id === 'embedded-metadata') {
      const path = ['sources', 'providers', String(index)];
      errors.push({ path, message: 'embedded texts are switched by sources.embeddedMetadata' });
    }
    mustExist(id, ['sources', 'providers', String(index)]);
  });
  for (const [id, options] of Object.entries(settings.providers)) {
    mustExist(id, ['providers', id]);
    for (const error of checkOptions(id, options)) {
      errors.push({ path: ['providers', id, ...error.path], message: error.message });
    }
  }
  settings.rules.forEach((rule, index) => {
    if (!('provider' in rule)) return;
    mustExist(rule.provider, ['rules', String(index), 'provider']);
    for (const error of checkOptions(rule.provider, rule.options ?? {})) {
      errors.push({
        path: ['rules', String(index), 'options', ...error.path],
        message: error.message,
      });
    }
  });
  for (const id of Object.keys(settings.budgets)) mustExist(id, ['budgets', id]);
  for (const error of checkPages(settings.pages)) {
    errors.push({ path: ['pages', ...error.path], message: error.message });
  }
  return errors.length > 0 ? { errors } : { settings };
}
