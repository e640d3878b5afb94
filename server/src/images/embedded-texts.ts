import exifReader from 'exifreader';

/** Canonical BCP-47 code → text; `x-default` where the file names no language for it. */
export type TextsByLanguage = Record<string, string>;

/** What the author of a picture wrote for those who cannot see it. */
export interface EmbeddedTexts {
  alternativeText: TextsByLanguage;
  caption: TextsByLanguage;
}

/** Characters; what a file claims about itself is untrusted input. */
const MAX_TEXT_LENGTH = 5_000;

/** The file names no language for this text. */
const NO_LANGUAGE = 'x-default';

/**
 * The texts of one property of XMP that exifreader has read, by language. A value under
 * `x-default` is kept only where no real language repeats it.
 * @param property what exifreader has for the property; anything at all may come in.
 */
function textsOf(property: unknown): TextsByLanguage {
  const texts = new Map<string, string>();
  for (const { language, text } of entriesOf(property)) {
    const code = canonical(language);
    const clean = plainText(text);
    if (code !== null && clean !== '' && !texts.has(code)) texts.set(code, clean);
  }
  const unnamed = texts.get(NO_LANGUAGE);
  const isRepeated = [...texts].some(([code, text]) => code !== NO_LANGUAGE && text === unnamed);
  if (isRepeated) texts.delete(NO_LANGUAGE);
  return Object.fromEntries(texts);
}

/**
 * The accessibility texts of an XMP packet on its own.
 * @throws whatever exifreader throws at a packet that is none.
 */
export function textsOfPacket(packet: string): EmbeddedTexts {
  const start = packet.search(/<\?xpacket begin|<x:xmpmeta|<rdf:RDF/);
  const xml = start > 0 ? packet.slice(start) : packet;
  // Exifreader tells a packet by this marker, which is optional in a file.
  const marked = xml.startsWith('<?xpacket begin') ? xml : `<?xpacket begin=""?>${xml}`;
  return textsOfXmp(exifReader.load(Buffer.from(marked), { expanded: true }).xmp);
}

/** The accessibility texts among XMP properties; no caption, description or credit line. */
export function textsOfXmp(xmp: object | undefined): EmbeddedTexts {
  const properties: { AltTextAccessibility?: unknown; ExtDescrAccessibility?: unknown } = xmp ?? {};
  return {
    alternativeText: textsOf(properties.AltTextAccessibility),
    caption: textsOf(properties.ExtDescrAccessibility),
  };
}

/** `description` would be simpler, but joins all languages with commas. */
function entriesOf(property: unknown): { language: string; text: string }[] {
  const { value, lang } = nodeOf(property);
  if (typeof value === 'string') return [{ language: lang, text: value }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    const node = nodeOf(item);
    return typeof node.value === 'string' ? [{ language: node.lang, text: node.value }] : [];
  });
}

function nodeOf(node: unknown): { value: unknown; lang: string } {
  if (typeof node !== 'object' || node === null) return { value: undefined, lang: NO_LANGUAGE };
  const value: unknown = 'value' in node ? node.value : undefined;
  const attributes: unknown = 'attributes' in node ? node.attributes : undefined;
  const lang: unknown =
    typeof attributes === 'object' && attributes !== null && 'lang' in attributes
      ? attributes.lang
      : undefined;
  return { value, lang: typeof lang === 'string' && lang.trim() ? lang.trim() : NO_LANGUAGE };
}

function canonical(language: string): string | null {
  if (language.toLowerCase() === NO_LANGUAGE) return NO_LANGUAGE;
  try {
    return Intl.getCanonicalLocales(language.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

function plainText(text: string): string {
  const clean = text
    .replace(/<\/?[a-z!][^>]*>/gi, ' ')
    // Control characters and line breaks, as well as the invisible ones that turn text around.
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean.length <= MAX_TEXT_LENGTH) return clean;
  const cut = clean.slice(0, MAX_TEXT_LENGTH + 1);
  const lastSpace = cut.lastIndexOf(' ');
  // A text without any space is no prose; then only half a character must not remain.
  return lastSpace > 0 ? cut.slice(0, lastSpace) : cut.slice(0, -1).replace(/[\ud800-\udbff]$/, '');
}
