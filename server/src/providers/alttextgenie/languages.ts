import { canonicalLanguage } from '../../languages';

/** The table "Supported Languages" of the document, in its order and its spelling. */
export const VENDOR_CODES: readonly string[] = (
  'af sq am ar hy as ay az bm eu be bn bho bs br bg my ca ceb ny zh co hr cs da dv doi nl en eo ' +
  'et ee fo tl fi fr fy gl ka de el gn gu ht ha haw he iw hi hmn hu is ig ilo id ga it ja jv kl ' +
  'kn kk km rw ko ku ky lo la lv ln lt lg lb mk mai mg ms ml mt mni mi mr lus mn ne no or om ps ' +
  'fa pl pt pa qu ro ru sm sa gd nso sr st sn sd si sk sl so es su sw sv tg ta tt te th bo ti to ' +
  'ts tn tr tk uk ur ug uz vi wa cy wo xh yi yo zza zu'
).split(' ');

/**
 * The vendor's code for each language that it writes. It knows Filipino by an old code (`tl`) and
 * Hebrew by two, of which the one that is no longer in use (`iw`) gives way.
 */
const CODES: ReadonlyMap<string, string> = new Map(
  VENDOR_CODES.flatMap((code): [string, string][] => {
    const language = canonicalLanguage(code) ?? code;
    return language !== code && VENDOR_CODES.includes(language) ? [] : [[language, code]];
  }),
);

/** BCP-47, canonical. */
export const SUPPORTED: readonly string[] = [...CODES.keys()];

/** The vendor's code for each of these languages. */
export const vendorCodes = (languages: readonly string[]): ReadonlyMap<string, string> =>
  new Map(languages.map((language) => [language, CODES.get(language) ?? language]));
