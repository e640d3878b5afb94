import { describe, expect, it } from 'vitest';

import { isSevere, judge, RULES, RULE_IDS, type About } from '../../../server/src/quality';

const about = { locale: 'en', maxLength: 125 };
const rulesOf = (text: string, more: Partial<About> = {}) =>
  judge(text, { ...about, ...more }).map(({ rule }) => rule);

describe('judge', () => {
  it('does not judge what is missing or decorative', () => {
    expect(rulesOf('')).toEqual([]);
    expect(rulesOf('image', { decorative: true })).toEqual([]);
    expect(rulesOf('image', { state: 'decorative' })).toEqual([]);
    expect(rulesOf('image')).toEqual(['generic']);
  });

  it('takes white space for a text without words', () => {
    expect(rulesOf(' \u00A0\t')).toEqual(['no-words']);
    expect(rulesOf('🎉🎉')).toEqual(['no-words']);
  });

  it('tells what is wrong, how to mend it, and the parameters by themselves', () => {
    expect(judge('x y '.repeat(50), { ...about, maxLength: 100 })).toEqual([
      {
        rule: 'too-long',
        severity: 'advice',
        message: '199 characters, 100 are wanted.',
        remedy: 'Shorten it, or put the detail into the caption.',
        params: { length: 199, max: 100 },
      },
    ]);
  });

  it('counts characters as people do', () => {
    const text = 'A bee on a thistle, '.repeat(7).trim().slice(0, 123);
    expect(rulesOf(`${text}😀😀`)).not.toContain('too-long');
    expect(rulesOf(`${text}😀😀😀`)).toContain('too-long');
  });

  it('takes little time for a text that was made to take much', () => {
    const text = 'photo of “a '.repeat(20_000);
    const from = performance.now();
    expect(rulesOf(text)).toEqual(expect.arrayContaining(['redundant-phrase', 'too-long']));
    // Without a bound it takes minutes.
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('puts what is severe first, and says so', () => {
    const findings = judge('Photo.jpg', { ...about, sameTextElsewhere: 2, caption: 'photo.jpg' });
    expect(findings.map(({ rule }) => rule)).toEqual(['file-name', 'duplicate', 'equals-caption']);
    expect(findings[1]?.message).toBe('The same text stands on 2 other images.');
    expect(isSevere(findings)).toBe(true);
    expect(isSevere(judge('Dog', about))).toBe(false);
  });

  it('tells a long word in short', () => {
    const [finding] = judge(`${'a-'.repeat(100)}b`, about);
    expect(finding?.rule).toBe('file-name');
    expect(String(finding?.params?.['name']).length).toBe(60);
  });
});

describe('every rule', () => {
  const told: Partial<Record<(typeof RULE_IDS)[number], { text: string; more?: Partial<About> }>> =
    {
      duplicate: { text: 'A red kite over a field', more: { sameTextElsewhere: 1 } },
      'equals-caption': { text: 'A red kite', more: { caption: 'A red kite.' } },
      'file-name': { text: 'IMG_0001' },
      placeholder: { text: 'TODO' },
      generic: { text: 'photo' },
      markup: { text: 'A <b>red</b> kite' },
      url: { text: 'See https://example.com' },
      'cut-off': { text: 'A red kite over the' },
      'redundant-phrase': { text: 'Image of a kite' },
      'file-ending': { text: 'The file kite.png on a screen' },
      underscore: { text: 'The kite_field at noon' },
      'media-word': { text: 'Kite in a photo from 1980' },
      emoji: { text: 'Red kite 🎉 over a field' },
    };

  it.each(Object.entries(told))('fills the places of its message: %s', (rule, { text, more }) => {
    const finding = judge(text, { ...about, ...more }).find((one) => one.rule === rule);
    expect(finding?.message).toBeDefined();
    expect(finding?.message).not.toMatch(/[{}]/);
  });

  it('says in a sentence how to mend it', () => {
    for (const rule of RULE_IDS) expect(RULES[rule].remedy, rule).toMatch(/^[A-Z].*\.$/);
  });
});

describe('word lists', () => {
  it('are matched by word, in any case and Unicode form', () => {
    expect(rulesOf('IMAGE OF a dog')).toEqual(['redundant-phrase']);
    expect(rulesOf('Ｉmage of a dog')).toEqual(['redundant-phrase']);
    expect(rulesOf('Imagery of a coastline')).toEqual([]);
    const decomposed = 'Icône'.normalize('NFD');
    expect(rulesOf(decomposed, { locale: 'fr' })).toEqual(['generic']);
    expect(rulesOf('L’image', { locale: 'fr' })).toEqual(['generic']);
    expect(rulesOf('Photo\u00A0d’un chat noir', { locale: 'fr-CA' })).toEqual(['redundant-phrase']);
  });

  it('leave languages without one to the other rules', () => {
    expect(rulesOf('Afbeelding van een hond', { locale: 'nl' })).toEqual([]);
    expect(rulesOf('IMG_0001.jpg', { locale: 'nl' })).toEqual(['file-name']);
    expect(rulesOf('写真', { locale: 'ja' })).toEqual([]);
    expect(rulesOf('犬', { locale: 'ja' })).toEqual(['too-short']);
  });

  it('know what machines say in English in every language', () => {
    expect(rulesOf("I'm sorry, but I can't describe this image.", { locale: 'nl' })).toEqual([
      'refusal',
    ]);
    expect(rulesOf('UNTITLED', { locale: 'tr' })).toEqual(['placeholder']);
  });
});

describe('a caption', () => {
  it('is the same in other capitals, by the alphabet of its language', () => {
    const caption = 'ISI VE IŞIK';
    expect(rulesOf('ısı ve ışık', { locale: 'tr', caption })).toEqual(['equals-caption']);
    expect(rulesOf('ısı ve ışık', { locale: 'en', caption })).not.toContain('equals-caption');
    const street = { locale: 'de', caption: 'STRASSE AM MEER.' };
    expect(rulesOf('Straße am Meer', street)).toEqual(['equals-caption']);
  });
});

describe('a refusal', () => {
  it('is not a text in which somebody cannot see', () => {
    expect(rulesOf('The boy cannot see over the fence of the stadium')).toEqual([]);
    expect(rulesOf('Sorry, we are closed: sign on a door')).toEqual([]);
    const locale = 'de';
    expect(rulesOf('Das Gesicht kann man im Nebel nicht erkennen', { locale })).toEqual([]);
  });
});

describe('a file name', () => {
  it('is told from a text that a person named the file by', () => {
    const fileName = 'Golden Gate Bridge at sunset.jpg';
    expect(rulesOf('Golden Gate Bridge at sunset', { fileName })).toEqual([]);
    expect(rulesOf('Sunset', { fileName: 'sunset.jpg' })).toEqual(['file-name']);
  });

  it.each(['The 14/07/1998 final', 'Jean-Luc', 'well-known', 'arc-en-ciel', '#no_filter'])(
    'is not %s',
    (text) => {
      expect(rulesOf(text)).not.toContain('file-name');
    },
  );
});

describe('a text that is cut off', () => {
  it('is seen where the caption goes on, or a limit cut a sentence', () => {
    const caption = 'A brown dog running along the beach at dawn';
    expect(rulesOf('A brown dog running along the bea', { caption })).toEqual(['cut-off']);
    expect(rulesOf('A brown dog running along the beach', { caption })).toEqual([]);
    const cut = `A dog runs along the beach. ${'It is brown and '.repeat(10)}`.slice(0, 100).trim();
    expect(cut).toHaveLength(100);
    expect(rulesOf(cut)).toEqual(['cut-off']);
  });

  it('is not one that ends in a name or an abbreviation', () => {
    for (const text of ['Bottle of vitamin A', 'Pens, paper, etc.', 'Offices of Example Inc.']) {
      expect(rulesOf(text)).toEqual([]);
    }
  });
});
