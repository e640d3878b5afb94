import type { Copy } from './find-texts';
import type { Language, LanguageOf } from './language';
import type { Shape, ShapeOf } from './shapes';

type Node = Record<string, unknown>;

/** A file in an answer, and the language it is looked at in. */
export interface Placed {
  file: Node;
  id: number;
  language: Language;
}

/** A rich text with images, at `holder[name]`. */
export interface PlacedText {
  holder: Node;
  name: string;
  language: Language;
}

/** What of an answer may need other words. */
export interface Places {
  files: Placed[];
  texts: PlacedText[];
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The copy of a file that a block of rich text holds, or `null`. */
export function copyIn(block: unknown): (Copy & { image: Node }) | null {
  if (!isNode(block) || block['type'] !== 'image' || !isNode(block['image'])) return null;
  const { hash, createdAt } = block['image'];
  if (typeof hash !== 'string' || typeof createdAt !== 'string') return null;
  return Number.isNaN(Date.parse(createdAt)) ? null : { hash, createdAt, image: block['image'] };
}

export const hasCopies = (blocks: unknown): blocks is unknown[] =>
  Array.isArray(blocks) && blocks.some((block) => copyIn(block) !== null);

/**
 * Finds the files in an answer, by the schema of what was asked for: entries, components, dynamic
 * zones, relations. The locale goes down from an entry to what belongs to it.
 */
export class Walk implements Places {
  readonly files: Placed[] = [];
  readonly texts: PlacedText[] = [];

  constructor(
    private readonly shapeOf: ShapeOf,
    private readonly languageOf: LanguageOf,
  ) {}

  /** @param locale of whatever has none of its own */
  visit(value: unknown, uid: string, locale: string | null): void {
    const shape = this.shapeOf(uid);
    if (shape) this.#values(value, shape, locale);
  }

  #values(value: unknown, shape: Shape, locale: string | null): void {
    if (Array.isArray(value)) for (const one of value) this.#node(one, shape, locale);
    else this.#node(value, shape, locale);
  }

  #node(node: unknown, shape: Shape, inherited: string | null): void {
    if (!isNode(node)) return;
    const own = node['locale'];
    const locale = typeof own === 'string' && own !== '' ? own : inherited;
    if (shape.isFile) this.#file(node, locale);
    for (const [name, uid] of shape.nested) {
      if (node[name]) this.visit(node[name], uid, locale);
    }
    for (const name of shape.zones) this.#byName(node[name], '__component', locale);
    for (const name of shape.morphs) this.#byName(node[name], '__type', locale);
    for (const name of shape.blocks) this.#text(node, name, locale);
  }

  #byName(value: unknown, key: '__component' | '__type', locale: string | null): void {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (isNode(one) && typeof one[key] === 'string') this.visit(one, one[key], locale);
    }
  }

  #file(file: Node, locale: string | null): void {
    const language = locale === null ? null : this.languageOf(locale);
    const { id } = file;
    if (!language || language.isOwn || typeof id !== 'number') return;
    // What was not asked for, or may not be seen, is not put in.
    if ('alternativeText' in file || 'caption' in file) this.files.push({ file, id, language });
  }

  #text(holder: Node, name: string, locale: string | null): void {
    const language = locale === null ? null : this.languageOf(locale);
    if (language && hasCopies(holder[name])) this.texts.push({ holder, name, language });
  }
}
