import { beforeAll, describe, expect, it } from 'vitest';

import { quotable, redactUrls } from '../../../server/src/providers/vendor-message';
import { judge, loadDetector, type Detector } from '../../../server/src/quality';
import { finishAlternativeText, finishProse } from '../../../server/src/texts/finish';

const MB = 1_000_000;

/** What patterns stumble over where they are written carelessly, repeated until it is long. */
const PARTS = {
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

/** Milliseconds of this process's own time; what grows by the square takes minutes. */
const MOST = 2000;
/** Of twice the text to the text; what is too short to be compared is left. */
const MOST_GROWTH = 3;
const NOISE_MS = 200;

/** The time of the processor, which is the same however busy the machine is. */
function timeOf(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

const best = (work: () => unknown): number => Math.min(...[1, 2, 3].map(() => timeOf(work)));

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
}, 30_000);

const about = (locale: string) => ({ locale, maxLength: 125, detector });

const WORK: Record<string, (text: string) => unknown> = {
  judge: (text) => judge(text, about('en')),
  'judge, between letters': (text) => judge(`x${text}x`, about('de')),
  'judge, as the caption': (text) => judge('A cat', { ...about('en'), caption: `x${text}x` }),
  'judge, as the name of the file': (text) => judge('A cat', { ...about('en'), fileName: text }),
  'the finished text': (text) => finishAlternativeText(text, 'en', TEXT_RULES),
  'the finished caption': (text) => finishProse(`x${text}x`),
  'the words of a vendor': (text) => quotable(text, ['secret']),
  'addresses without what is secret': redactUrls,
};

describe.each(Object.entries(PARTS))('a megabyte of %s', (_name, part) => {
  const one = part.repeat(Math.ceil(MB / part.length));
  const two = one + one;

  it.each(Object.entries(WORK))(
    'takes no more than its length: %s',
    (_what, work) => {
      const long = timeOf(() => work(two));
      expect(long).toBeLessThan(2 * MOST);
      if (long < NOISE_MS) return;
      const short = best(() => work(one));
      expect(short).toBeLessThan(MOST);
      const growth = best(() => work(two)) / short;
      expect(growth).toBeLessThanOrEqual(MOST_GROWTH);
    },
    60_000,
  );
});
