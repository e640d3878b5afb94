/**
 * Text out of rich text. Every expression here is linear in the length of the text: none tries the
 * same characters twice from another beginning.
 */

/** More of a field is not read: ten times what is sent leaves room for its markup. Characters. */
const MOST_READ = 1_000_000;

const BLOCK_TAG =
  /<\/?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)\b[^<>]*>/gi;

/** The names of the characters from 160 on, in their order. */
const LATIN_1 = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 ' +
  'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc ' +
  'Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
  'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute ' +
  'acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ' +
  'ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
).split(' ');

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN_1.map((name, index): [string, string] => [name, String.fromCharCode(160 + index)]),
  ...Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—', hellip: '…' },
    ...{ lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', euro: '€' },
    ...{ trade: '™', bull: '•', oelig: 'œ', OElig: 'Œ', scaron: 'š', Scaron: 'Š', zwnj: '' },
  }),
]);

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES.get(name) ?? whole;
  const hex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code > 31 && code <= 0x10ffff && !surrogate ? String.fromCodePoint(code) : ' ';
}

const withoutTags = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|template|noscript)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(BLOCK_TAG, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '');

/** One line of Markdown without what marks it as a heading, an item, a quotation or a table. */
function withoutMarks(line: string): string {
  // Rules, underlines of headings and the second line of a table; and the fences around code.
  if (/^[\s*_=|:-]+$/.test(line) || /^\s*(?:```|~~~)/.test(line)) return '';
  const cells = /^\s*\|/.test(line) ? line.replaceAll('|', ' ') : line;
  return cells
    .replace(/^[\s>]*(?:#{1,6}\s|(?:[-*+]|\d{1,9}[.)])\s)?/, '')
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/(^|[\s(])[*_](?=\S)/g, '$1')
    .replace(/([^\s\\])[*_](?=[\s).,;:!?]|$)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1');
}

/** Control characters but the line feed, and those that turn a text around or are nothing. */
const UNSEEN =
  // eslint-disable-next-line no-control-regex -- they are what is to be found
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** White space folded, and without characters that nobody sees. */
export const tidy = (text: string): string =>
  text
    .slice(0, MOST_READ)

    .replace(UNSEEN, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();

/** Rich text, be it Markdown, HTML or Markdown with HTML in it, as plain text. */
export const plainRichText = (text: string): string =>
  tidy(
    withoutTags(text.slice(0, MOST_READ).replace(/\r\n?/g, '\n'))
      .split('\n')
      .map(withoutMarks)
      .join('\n')
      .replace(/&(#x?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,8});/gi, decodeEntity),
  );

/** Deeper than any editor nests. */
const DEEPEST_BLOCK = 60;

/** Strapi's blocks as plain text: one line for each paragraph, heading and item. */
export function plainBlocks(value: unknown): string {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    if (line !== '') lines.push(line);
    line = '';
  };
  const walk = (node: unknown, depth: number): void => {
    if (depth > DEEPEST_BLOCK) return;
    if (Array.isArray(node)) {
      for (const inner of node) walk(inner, depth + 1);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const { type, text, children } = node as Record<string, unknown>;
    if (type === 'text') {
      if (typeof text === 'string') line += text;
      return;
    }
    const inline = type === 'link';
    if (!inline) end();
    walk(children, depth + 1);
    if (!inline) end();
  };
  walk(value, 0);
  end();
  return tidy(lines.join('\n'));
}

/** A word that is longer than this is cut: a script without spaces, or no word. Characters. */
const LONGEST_WORD = 100;

/** The beginning of a text, up to the end of a word. */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most + 1);
  const space = start.search(/\s\S*$/);
  if (space > most - LONGEST_WORD) return start.slice(0, space).trimEnd();
  // Not between the two halves of a character.
  return start.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
}
