import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { createIntl } from 'react-intl';
import { describe, expect, it } from 'vitest';

import { BUILT_IN } from '../../../server/src/providers/built-in';
import type { Provider } from '../../../server/src/providers/types';
import { DEFAULT_SETTINGS } from '../../../server/src/settings/defaults';
import { finishAlternativeText } from '../../../server/src/texts/finish';

const ADMIN = fileURLToPath(new URL('../../../admin/src', import.meta.url));
const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'pt'];

type Messages = Record<string, string>;

const folderOf = (language: string): string => path.join(ADMIN, 'translations', language);

const areasOf = (language: string): string[] =>
  readdirSync(folderOf(language))
    .filter((file) => file.endsWith('.json'))
    .sort();

const messagesIn = (language: string, area: string): Messages =>
  JSON.parse(readFileSync(path.join(folderOf(language), area), 'utf8')) as Messages;

const messagesOf = (language: string): Messages =>
  Object.assign({}, ...areasOf(language).map((area) => messagesIn(language, area))) as Messages;

/** What stands in `{name}` and `{name, plural, …}`; the words of a plural’s branch are none. */
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name))].sort();

const english = messagesOf('en');

const sources = readdirSync(ADMIN, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(path.join(ADMIN, file), 'utf8'))
  .join('\n');

/** The message ids that a template literal in the code can stand for. */
const matching = (template: string): string[] => {
  const parts = template
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('[\\w.-]+')}$`);
  return Object.keys(english).filter((id) => pattern.test(id));
};

/** What a provider says of itself in English, by the id of the message that translates it. */
function wordsOf({ id, cost, options }: Provider): Messages {
  const words: Messages = { [`providers.${id}.cost`]: cost };
  for (const option of options) {
    const prefix = `providers.${id}.${option.key}`;
    words[`${prefix}.label`] = option.label;
    if (option.help !== undefined) words[`${prefix}.help`] = option.help;
    if (option.type !== 'enum' && option.type !== 'multi') continue;
    for (const { value, label } of option.choices) words[`${prefix}.choices.${value}`] = label;
  }
  return words;
}

describe('The messages of the admin panel', () => {
  it('are there in the languages that are promised', () => {
    expect(readdirSync(path.join(ADMIN, 'translations')).sort()).toEqual([...LANGUAGES].sort());
  });

  it.each(LANGUAGES)('all reach the panel in %s, and none is there twice', async (language) => {
    const loaded = (await import(`../../../admin/src/translations/${language}/index.ts`)) as {
      default: Messages;
    };
    expect(loaded.default).toEqual(messagesOf(language));
    const ids = areasOf(language).flatMap((area) => Object.keys(messagesIn(language, area)));
    expect(ids).toHaveLength(new Set(ids).size);
  });

  it.each(LANGUAGES)('are complete in %s, with the same placeholders', (language) => {
    const messages = messagesOf(language);
    expect(Object.keys(messages)).toEqual(Object.keys(english));
    for (const [id, text] of Object.entries(english)) {
      expect(messages[id]?.trim(), id).not.toBe('');
      expect(placeholders(messages[id] ?? ''), id).toEqual(placeholders(text));
    }
  });

  it.each(LANGUAGES)('can all be formatted in %s', (language) => {
    // What providers say of themselves stands as it is, with `{{templates}}`.
    const messages = Object.fromEntries(
      Object.entries(messagesOf(language)).filter(([id]) => !id.startsWith('providers.')),
    );
    const intl = createIntl({
      locale: language,
      messages,
      onError: (error) => {
        throw error;
      },
    });
    for (const [id, text] of Object.entries(messages)) {
      const values = Object.fromEntries(placeholders(text).map((name) => [name, 3]));
      const formatted = intl.formatMessage({ id }, values);
      expect(formatted, id).not.toMatch(/[{}]/);
    }
  });

  it('exist for every id that the code asks for', () => {
    const ids = [...sources.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, id = '']) => id);
    expect(ids.length).toBeGreaterThan(50);
    expect(ids.filter((id) => !(id in english))).toEqual([]);
    const templates = [...sources.matchAll(/\bt(?:Or)?\(\s*`([^`]+)`/g)].map(([, id = '']) => id);
    expect(templates.filter((template) => matching(template).length === 0)).toEqual([]);
  });

  it('are all used', () => {
    const literals = [...sources.matchAll(/'([\w.]+)'/g)].map(([, text = '']) => text);
    const labels = [...sources.matchAll(/\$\{PLUGIN_ID\}\.([\w.]+)`/g)].map(([, id = '']) => id);
    const templates = [...sources.matchAll(/`([^`]+)`/g)].flatMap(([, text = '']) =>
      matching(text),
    );
    const used = new Set([...literals, ...labels, ...templates]);
    const unused = Object.keys(english).filter(
      (id) => !id.startsWith('providers.') && !used.has(id),
    );
    expect(unused).toEqual([]);
  });

  it.each(LANGUAGES)('show in %s what the text rules really make of the example', (language) => {
    const { 'text.example.raw': raw = '', 'text.example.clean': clean } = messagesOf(language);
    const finished = finishAlternativeText(raw, language, {
      ...DEFAULT_SETTINGS.text,
      removeRedundantPhrases: true,
    });
    expect(finished).toBe(clean);
  });

  it('say in English what the providers say of themselves, and of no other option', () => {
    const words = Object.assign({}, ...BUILT_IN.map(wordsOf)) as Messages;
    const ours = Object.fromEntries(
      Object.entries(english).filter(([id]) => id.startsWith('providers.')),
    );
    expect(ours).toEqual(words);
  });
});
