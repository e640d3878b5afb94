import { beforeAll, describe, expect, it } from 'vitest';

import { loadDetector, type Detector } from '../../../server/src/quality';
import { otherLanguage } from '../../../server/src/quality/language';

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
}, 30_000);

const GERMAN = 'Ein Radfahrer fährt bei Sonnenuntergang über eine schmale Brücke aus Holz';
const ENGLISH = 'A cyclist crosses a narrow wooden bridge while the sun is setting';

describe('another language than expected', () => {
  it('is told where it is clear', () => {
    expect(otherLanguage(GERMAN, 'en', detector)).toBe('de');
    expect(otherLanguage(ENGLISH, 'pt-BR', detector)).toBe('en');
    expect(otherLanguage(ENGLISH.toUpperCase(), 'fr', detector)).toBe('en');
    expect(otherLanguage(ENGLISH, 'nl', detector)).toBe('en');
  });

  it('is not told of the same language, in any region', () => {
    expect(otherLanguage(GERMAN, 'de-CH', detector)).toBeNull();
    expect(otherLanguage('Um menino brinca com um cachorro no jardim', 'pt', detector)).toBeNull();
    expect(
      otherLanguage('Um menino brinca com um cachorro no jardim', 'pt-BR', detector),
    ).toBeNull();
  });

  it.each([
    ['nb', 'En mann i gul regnjakke står ved siden av en rød sykkel'],
    ['nn', 'En mann i gul regnjakke står ved siden av en rød sykkel'],
    ['no', 'En mand i gul regnjakke står ved siden af en rød cykel'],
    ['sr-Latn', 'Dječak i djevojčica igraju se s psom u školskom vrtu'],
    ['bs', 'Dječak i djevojčica igraju se s psom u školskom vrtu'],
    ['ms', 'Seorang anak laki-laki bermain dengan anjing di taman sekolah'],
    ['id', 'Seorang budak lelaki bermain dengan anjing di taman sekolah'],
    ['zh-Hant', '两个孩子在学校的花园里和一只狗玩耍'],
  ])('is not told of near relations: %s', (locale, text) => {
    expect(otherLanguage(text, locale, detector)).toBeNull();
  });

  it('is not told of what is too short, a name, a title or a quotation', () => {
    for (const text of [
      'Rote Tasse',
      'Sandro Botticelli, La nascita di Venere',
      'Sign that says “Betreten der Baustelle verboten, Eltern haften für ihre Kinder”',
      'Restaurant Zum Goldenen Hirschen, Garmisch-Partenkirchen',
    ]) {
      expect(otherLanguage(text, 'en', detector), text).toBeNull();
    }
  });

  it('is told by its script alone', () => {
    expect(otherLanguage('Двое детей играют с собакой в саду', 'en', undefined)).toBe('und');
    expect(otherLanguage('Двое детей играют с собакой в саду', 'en', detector)).toBe('ru');
    expect(otherLanguage(ENGLISH, 'ja', undefined)).toBe('und');
    expect(otherLanguage('Canon EOS R5', 'ja', detector)).toBeNull();
    expect(otherLanguage('Двоје деце се игра са псом у врту', 'sr', detector)).toBeNull();
    expect(otherLanguage('ሁለት ልጆች በትምህርት ቤት ግቢ ውስጥ ይጫወታሉ', 'am', detector)).toBeNull();
  });

  it('is not told without a detector', () => {
    expect(otherLanguage(GERMAN, 'en', undefined)).toBeNull();
  });
});
