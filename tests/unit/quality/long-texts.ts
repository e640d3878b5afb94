import { quotable, redactUrls } from '../../../server/src/providers/vendor-message';
import { judge, type Detector } from '../../../server/src/quality';
import { finishAlternativeText, finishProse } from '../../../server/src/texts/finish';

/** What patterns stumble over where they are written carelessly, repeated until it is long. */
export const PARTS = {
  'combining marks': 'e' + '\u0301'.repeat(40),
  'marks alone': '\u0301',
  'families with joiners': '👨‍👩‍👧‍👦',
  flags: '🇩🇪',
  Arabic: 'قطة تجلس ',
  Hebrew: 'חתול',
  'marks of direction': '\u202e',
  'characters that stand for eighteen': '\ufdfa',
  'one letter': 'a',
  spaces: ' ',
  'line breaks': '\n',
  'opened tags': '<',
  'tags that never end': '<a ',
  scripts: '<script>',
  brackets: '(',
  'square brackets': '[',
  'the beginning of links': '[a](',
  'curly brackets': '{{',
  underscores: '_',
  'words with underscores': 'a_',
  hyphens: 'a-',
  slashes: '/',
  dots: '.',
  digits: '1',
  stars: '**',
  'back ticks': '`',
  entities: '&#',
  addresses: 'https://example.com/a ',
  'one address': 'https://',
  'image of': 'image of ',
  quotes: '"',
  'opening quotes': '“',
  apologies: 'sorry ',
  'all of it': 'A <b>cat</b> 🐈 "x" قطة (see) https://e.x/_a_ image of 12 e\u0301 ',
};

const TEXT_RULES = {
  maxLength: 125,
  removeRedundantPhrases: true,
  prefix: '',
  suffix: '',
};

/** So many characters of a part, or a few more. */
export const long = (part: string, characters: number): string =>
  part.repeat(Math.ceil(characters / part.length));

/** All that is done with a text of somebody else's. */
export function workOn(detector: Detector): Record<string, (text: string) => unknown> {
  const about = (locale: string) => ({ locale, maxLength: 125, detector });
  return {
    judge: (text) => judge(text, about('en')),
    'judge, between letters': (text) => judge(`x${text}x`, about('de')),
    'judge, as the caption': (text) => judge('A cat', { ...about('en'), caption: `x${text}x` }),
    'judge, as the name of the file': (text) => judge('A cat', { ...about('en'), fileName: text }),
    'the finished text': (text) => finishAlternativeText(text, 'en', TEXT_RULES),
    'the finished caption': (text) => finishProse(`x${text}x`),
    'the words of a vendor': (text) => quotable(text, ['secret']),
    'addresses without what is secret': redactUrls,
  };
}
