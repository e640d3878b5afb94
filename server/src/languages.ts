/**
 * The canonical form of a BCP-47 code (`FR-ca` → `fr-CA`, `iw` → `he`), or `null` where it is none.
 */
export function canonicalLanguage(code: string): string | null {
  try {
    const [canonical = ''] = Intl.getCanonicalLocales(code.trim().replaceAll('_', '-'));
    // Names such as "English" have the form of a code, but no language has one of that length.
    return /^[a-z]{2,3}(-|$)/.test(canonical) ? canonical : null;
  } catch {
    return null;
  }
}

/** The language without script and region: `pt-BR` → `pt`. */
export const baseLanguage = (code: string): string => code.split('-')[0] ?? code;

/** Codes that stand for one another: a vendor has one of them, the site the other. */
const KIN: Readonly<Record<string, readonly string[]>> = {
  nb: ['no'],
  nn: ['no'],
  no: ['nb', 'nn'],
};

/**
 * The entry of `available` that serves `wanted` best: the same code, else the same language
 * without a region, else any region of that language. `null` where there is none.
 */
export function matchLanguage(wanted: string, available: readonly string[]): string | null {
  const base = baseLanguage(wanted);
  return (
    available.find((code) => code === wanted) ??
    available.find((code) => code === base) ??
    available.find((code) => baseLanguage(code) === base) ??
    // The settings keep `he` and `fil`; a vendor may know them as `iw` and `tl`.
    available.find((code) => canonicalLanguage(code) === base) ??
    available.find((code) => KIN[base]?.includes(code)) ??
    null
  );
}

/** Its English name, for prompts and messages. */
export function englishName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
}

/** All two-letter codes of ISO 639-1, for vendors that take nothing else. */
export const ISO_639_1: readonly string[] = (
  'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy ' +
  'da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu ' +
  'hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb ' +
  'lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om ' +
  'or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ' +
  'ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
).split(' ');
