import { normalise } from '../normalise';
import type { Subject } from '../types';

const ENDINGS =
  'jpe?g|jpe|jfif|png|gif|webp|avif|svg|tiff?|bmp|heic|heif|ico|psd|ai|eps|cr2|nef|dng|raw|mp4|mov|pdf';

/** A name of a few words that ends like a file. */
const ENDS_LIKE_A_FILE = new RegExp(`^(?:[^\\s]+\\s){0,7}[^\\s]*\\.(?:${ENDINGS})$`, 'iu');
const HOLDS_A_FILE = new RegExp(
  `(?:^|[\\s("'«„“‘])[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]*\\.(?:${ENDINGS})(?![\\p{L}\\p{N}])`,
  'iu',
);

/** What cameras, telephones and drones call their files. */
const CAMERA = new RegExp(
  `^(?:${[
    '_?(?:img|dsc|dscn|dscf|dscx|cimg|pict|imag|mvimg|pxl|gopr|dji|hpim|sam|sdc|kif|fb_img|mg|pano|burst|wp|vid|mov|gh|gx|dcim|stp|csc|sany|imgp|dmc)[-_]?\\d{3,}[\\w~()-]*(?: ?\\(\\d+\\))?',
    '(?:img|dsc|dscn|dscf|imgp|pict) \\d{3,}(?: ?\\(\\d+\\))?',
    'p\\d{7}',
    '\\d{3}_\\d{4}',
    '(?:19|20)\\d{6}[-_]\\d{4,9}[\\w()-]*',
    'image\\d{3,}',
  ].join('|')})$`,
  'iu',
);

/** `Screenshot 2024-03-05 at 10.22.33`, in any language: words, a date and a time with seconds. */
const DATED =
  /^[\p{L}'’ ]{3,30}[ _-](?:19|20)\d\d[-_.]?\d\d[-_.]?\d\d(?:[ _-]+\p{L}{1,5}){0,2}[ _-]*\d{1,2}[.:h_-]?\d\d[.:_-]?\d\d\b.{0,12}$/u;

/** What libraries of stock photos call theirs. */
const STOCK =
  /^(?:shutterstock|adobe ?stock|istock|gettyimages|depositphotos|dreamstime|pexels|pixabay|alamy|unsplash|freepik|fotolia|123rf|bigstock)[-_ ](?:photo[-_])?\d{4,}[\w-]*$/iu;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;
const HASH = /^(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{10,64}$/iu;
const PATH = /^(?:[a-z]:[\\/]|\.{0,2}[\\/])?[\p{L}\p{N}_.-]+(?:[\\/][\p{L}\p{N}_.-]+)*$/iu;
const SNAKE = /^[\p{L}\p{N}.-]+(?:_+[\p{L}\p{N}.-]+)+$/u;
const CAMEL = /^\p{Ll}{2,}(?:\p{Lu}\p{Ll}+){2,}\d*$/u;
/** `team-1024x768`, `logo@2x` */
const SIZED = /^[\p{L}\p{N}_-]+(?:[-_]\d{2,5}x\d{2,5}|@[23]x)$/iu;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)+$/;
/** `Sailing-boat-leaving-harbour`: the capital of a title, then as in an address. */
const TITLED_SLUG = /^[A-Z][a-z]+(?:-[a-z0-9]+){3,}$/;
/** Shorter ones may be words: "arc-en-ciel", "forget-me-not". Characters. */
const SHORTEST_SLUG = 15;

/** The text is what a file is called: by a camera, a program, a shop or a web address. */
export function fileName({
  text,
  normal,
  oneWord,
  lexicon,
  about,
}: Subject): { name: string } | null {
  const isName =
    CAMERA.test(text) ||
    (ENDS_LIKE_A_FILE.test(text) && !/:\/\/|^www\./iu.test(text)) ||
    STOCK.test(text) ||
    DATED.test(normal) ||
    (oneWord && isNameInOneWord(text)) ||
    lexicon.numbered.test(normal) ||
    isCopy(text, normal, lexicon.copy) ||
    isOwnFile(text, about.fileName);
  return isName ? { name: text } : null;
}

function isNameInOneWord(text: string): boolean {
  if (/^[#@]|:\/\/|^www\./iu.test(text)) return false;
  return (
    UUID.test(text) ||
    HASH.test(text) ||
    SNAKE.test(text) ||
    CAMEL.test(text) ||
    SIZED.test(text) ||
    isPath(text) ||
    isSlug(text)
  );
}

const isPath = (text: string): boolean =>
  PATH.test(text) &&
  /\p{L}/u.test(text) &&
  (/^(?:[a-z]:)?[\\/]/iu.test(text) || (text.match(/[\\/]/gu) ?? []).length > 1);

function isSlug(text: string): boolean {
  if (TITLED_SLUG.test(text)) return true;
  if (!SLUG.test(text) || !/[a-z]/.test(text)) return false;
  const hyphens = text.split('-').length - 1;
  const hasNumber = /(?:^|-)\d+(?:-|$)/.test(text);
  if (hyphens === 1) return /[a-z]{3,}-\d{3,}$/.test(text);
  return hyphens > 2 || hasNumber || text.length >= SHORTEST_SLUG;
}

function isCopy(text: string, normal: string, copy: RegExp): boolean {
  const words = normal.match(copy)?.[1];
  if (words === undefined) return false;
  const rest = text.slice(-words.length);
  return CAMERA.test(rest) || SNAKE.test(rest) || ENDS_LIKE_A_FILE.test(rest);
}

/** A file that somebody named with several words may be named well. */
function isOwnFile(text: string, name: string | undefined): boolean {
  if (!name) return false;
  const stem = name.replace(new RegExp(`\\.(?:${ENDINGS})$`, 'iu'), '');
  if (normalise(text, 'en') === normalise(name, 'en') && stem !== name) return true;
  return !/\s/u.test(text) && normalise(text, 'en') === normalise(stem, 'en');
}

export const fileEnding = ({ withoutUrls }: Subject): { file: string } | null => {
  const found = HOLDS_A_FILE.exec(withoutUrls);
  return found ? { file: found[0].replace(/^[\s("'«„“‘]/u, '') } : null;
};

/** Names of accounts and tags may hold one. */
export const underscore = ({ withoutUrls }: Subject): { word: string } | null => {
  const word = withoutUrls
    .split(/\s/u)
    .find((one) => one.includes('_') && !/^["'(]?[#@]/u.test(one));
  return word === undefined ? null : { word };
};
