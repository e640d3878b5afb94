import { z } from 'zod';

import type {
  DescriptionField,
  OptionField,
  OptionValue,
} from '../../server/src/contracts/providers';
import type { Provider, RateLimit } from '../../server/src/providers/types';
import { table, withBlock } from './generated-block';

const FIELDS: Record<DescriptionField, string> = {
  alternativeText: 'alternative text',
  caption: 'caption',
  title: 'title',
  keywords: 'keywords',
  ogDescription: 'Open Graph description',
};

/** The page with the block of the providers written anew. @throws Error where it has no block */
export const withProviders = async (
  page: string,
  file: string,
  providers: readonly Provider[],
): Promise<string> =>
  withBlock(page, file, 'providers', [overview(providers), ...providers.map(section)]);

/** What works on the file itself asks nobody. */
const isLocal = ({ defaultBaseUrl }: Provider) => !/^https?:/.test(defaultBaseUrl);

function overview(providers: readonly Provider[]): string {
  return table(
    ['Provider', 'Takes', 'Returns', 'Languages a call', 'Cost', 'Balance'],
    providers.map((provider) => [
      `[${provider.name}](#${provider.id})`,
      takesInShort(provider),
      returns(provider),
      provider.languages.perCall,
      provider.cost,
      isLocal(provider) ? '–' : provider.credits ? 'shown' : 'not told',
    ]),
  );
}

function section(provider: Provider): string {
  const facts = isLocal(provider) ? localFacts(provider) : vendorFacts(provider);
  return [
    // GitHub makes the anchor from the heading: the id is the same on every page.
    `#### <a id="${provider.id}"></a>${provider.name} (\`${provider.id}\`)`,
    facts.map(([name, text]) => `- **${name}:** ${text}`).join('\n'),
    options(provider),
  ].join('\n\n');
}

type Fact = [name: string, text: string];

const localFacts = (provider: Provider): Fact[] => [
  ['API', 'none: it reads the file, and nothing leaves the server'],
  ['Takes', `the original file (${types(provider)})`],
  ['Returns', returns(provider)],
  ['Languages', 'all that are in the file'],
  ['Cost', provider.cost],
];

function vendorFacts(provider: Provider): Fact[] {
  const keys = configKeys(provider);
  const names = keys.map((key) => `\`${key}\``).join(', ');
  return [
    ['API', `\`${provider.defaultBaseUrl}\`, unless \`baseUrl\` says otherwise`],
    ['Key', provider.needsKey ? 'needed' : 'only where the server asks for one'],
    ...(keys.length > 0 ? [['Further keys in `config/plugins`', names] as Fact] : []),
    ['Takes', takes(provider)],
    ['Returns', returns(provider) + captionNote(provider)],
    ['Languages', languages(provider)],
    ['Cost', provider.cost],
    ['Limits kept', limits(provider)],
    [
      'Balance',
      provider.credits
        ? 'read from the vendor'
        : 'the vendor has no call for it; credits used are counted here',
    ],
    [
      'Test of the key',
      provider.test ? 'a free call' : 'none that is free: the first image proves it',
    ],
  ];
}

const returns = (provider: Provider) => list(provider.returns.map((field) => FIELDS[field]));

const takesInShort = ({ image: { bytes, url } }: Provider) =>
  bytes && url ? 'image or address' : bytes ? 'image' : 'address';

const TYPE_NAMES: Readonly<Record<string, string>> = { webp: 'WebP', 'svg+xml': 'SVG' };

const types = ({ image: { mimeTypes } }: Provider) =>
  list(
    mimeTypes
      .map((mime) => mime.replace('image/', ''))
      .map((type) => TYPE_NAMES[type] ?? type.toUpperCase()),
  );

function takes(provider: Provider): string {
  const { bytes, url, maxBytes } = provider.image;
  const address = provider.addressOf
    ? 'the address under which the vendor itself serves it'
    : 'an address that the internet can reach';
  if (!bytes) return `${address} (${types(provider)})`;
  const size = Number.isFinite(maxBytes) ? ` up to ${maxBytes / 1024 / 1024} MB` : '';
  const content = `the image itself (${types(provider)}${size}; anything else is converted)`;
  return url ? `${content}, or ${address}` : content;
}

const captionNote = (provider: Provider) =>
  provider.describeCaption ? '; a caption by a second, paid call if you want one' : '';

function languages({ languages: { supported, perCall } }: Provider): string {
  const calls = perCall === 'one' ? 'one a call' : 'many in one call';
  if (supported === 'any') return `any, ${calls}`;
  const which = supported.length <= 15 ? `: ${supported.join(', ')}` : '';
  return `${supported.length}, ${calls}${which}`;
}

function limits(provider: Provider): string {
  if (provider.limits.length > 0) return list(provider.limits.map(limit));
  return provider.limitsOf ? 'those you configure' : 'the vendor states none';
}

function limit({ requests, windowMs }: RateLimit): string {
  const window = { 1000: 'a second', 60_000: 'a minute', 3_600_000: 'an hour' }[windowMs];
  return `${requests.toLocaleString('en')} requests ${window ?? `in ${windowMs / 1000} s`}`;
}

const configKeys = ({ config }: Provider): string[] =>
  config instanceof z.ZodObject ? Object.keys(config.shape) : [];

function options(provider: Provider): string {
  if (provider.options.length === 0) return 'It has no options.';
  return table(
    ['Option', 'What', 'Default'],
    provider.options.map((field) => [`\`${field.key}\``, what(field), standard(field.default)]),
  );
}

function what(field: OptionField): string {
  const parts = [
    `${field.label}.`,
    field.help ?? '',
    form(field),
    field.template ? 'Template.' : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function form(field: OptionField): string {
  switch (field.type) {
    case 'enum':
      return `One of ${field.choices.map(({ value }) => `\`${value}\``).join(', ')}.`;
    case 'multi':
      return `Any of ${field.choices.map(({ value }) => `\`${value}\``).join(', ')}.`;
    case 'number':
      return `${field.min} to ${field.max}.`;
    case 'string':
      return field.maxLength ? `Up to ${field.maxLength} characters.` : '';
    case 'strings':
      return field.maxItems ? `A list of up to ${field.maxItems}.` : 'A list.';
    case 'record':
      return field.maxItems ? `Up to ${field.maxItems} pairs.` : 'Pairs.';
    case 'boolean':
      return '';
  }
}

/** Longer ones are prompts, which the settings page shows whole. Characters. */
const LONGEST_DEFAULT = 60;

function standard(value: OptionValue): string {
  if (typeof value === 'object' && Object.keys(value).length === 0) return 'none';
  if (value === '') return 'empty';
  if (Array.isArray(value)) return list(value.map((item) => `\`${item}\``));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_DEFAULT ? 'see the settings page' : `\`${text}\``;
}

const list = (items: readonly string[]) => items.join(', ');
