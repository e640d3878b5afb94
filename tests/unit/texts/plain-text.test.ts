import { describe, expect, it } from 'vitest';

import { plainText } from '../../../server/src/texts/finish';

describe('plainText', () => {
  it.each([
    ['tags', '<p>A <b>red</b> shoe</p>', 'A red shoe'],
    ['tags without a space beside them', 'A<br/>red<br>shoe', 'A red shoe'],
    ['comments', 'A <!-- secret --> shoe', 'A shoe'],
    ['attributes', '<img src=x onerror="alert(1)">A shoe', 'A shoe'],
    ['scripts, their content included', '<script>alert(1)</script>A shoe', 'A shoe'],
    ['styles, their content included', 'A <style>b{c:d}</style>shoe', 'A shoe'],
    ['a script without an end', 'A shoe<script>alert(1)', 'A shoe'],
    ['capitals', '<SCRIPT>alert(1)</SCRIPT ><B>A shoe</B>', 'A shoe'],
    ['markup that is written as entities', '&lt;b&gt;A shoe&lt;/b&gt;', 'A shoe'],
  ])('takes %s out', (_what, markup, text) => {
    expect(plainText(markup)).toBe(text);
  });

  it.each([
    ['<scr<b>ipt>alert(1)</scr</b>ipt>'],
    ['<<b>script>alert(1)<</b>/script>'],
    ['&lt;&lt;b&gt;script&gt;alert(1)'],
    ['<scr\u0000ipt>alert(1)</scr\u0000ipt>'],
    ['<\u202Eimg src=x onerror=alert(1)>'],
    ['<svg/onload=alert(1)>'],
    ['A shoe <img src=x onerror=alert(1) '],
    ['A shoe </p'],
    ['<script data-x="a<b">alert(1)</script>'],
    ['&lt;img src=x onerror=alert(1)'],
    ['<?php'],
  ])('leaves no tag behind in %s', (markup) => {
    expect(plainText(markup)).not.toMatch(/<[a-z!/?]/i);
  });

  it.each([
    ['5 < 6 and 7 > 6', '5 < 6 and 7 > 6'],
    ['I <3 shoes', 'I <3 shoes'],
    ['a -> b', 'a -> b'],
  ])('leaves a comparison alone: %s', (given, text) => {
    expect(plainText(given)).toBe(text);
  });

  it.each([
    ['Marks &amp; Spencer', 'Marks & Spencer'],
    ['&quot;A shoe&quot;', '"A shoe"'],
    ['It&#39;s &apos;red&apos;', "It's 'red'"],
    ['It&#8217;s &#x201C;red&#x201d;', 'It’s “red”'],
    ['a&#0;b&#xD800;c&#9999999;d', 'a b c d'],
    ['A&nbsp;shoe', 'A shoe'],
    ['once only: &amp;amp;', 'once only: &amp;'],
    ['AT&T; R&D', 'AT&T; R&D'],
  ])('decodes the entities of markup: %s', (given, text) => {
    expect(plainText(given)).toBe(text);
  });

  it('folds white space of every kind into one line', () => {
    expect(plainText('  A\t red\r\n\r\nshoe\u00A0\u2028on\u3000grass \n')).toBe(
      'A red shoe on grass',
    );
  });

  it.each([
    ['NUL', '\u0000'],
    ['ESC', '\u001B'],
    ['DEL', '\u007F'],
    ['a C1 control', '\u0085'],
    ['a right-to-left override', '\u202E'],
    ['a right-to-left embedding', '\u202B'],
    ['an isolate', '\u2066'],
    ['a byte order mark', '\uFEFF'],
  ])('takes %s out', (_what, character) => {
    expect(plainText(`A ${character}shoe${character}`)).toBe('A shoe');
  });

  it.each([
    ['Arabic', 'قطة سوداء أمام القمر'],
    ['Hebrew', 'חתול שחור מול הירח'],
    ['Persian with its joiner', 'می\u200Cخواهم'],
    ['Hindi', 'काली बिल्ली'],
    ['Japanese', '満月の前の黒猫'],
    ['an emoji made of several', '👩‍👩‍👧 🏳️‍🌈'],
    ['accents', 'Éléphant, größer, ñandú'],
  ])('leaves %s alone', (_what, text) => {
    expect(plainText(text)).toBe(text);
  });

  it('comes to nothing where there was nothing but markup', () => {
    expect(plainText('<p> &nbsp; <br/></p>\u200E'.replace('\u200E', ''))).toBe('');
    expect(plainText('')).toBe('');
  });
});

/** The shortest of some measurements, in milliseconds. */
function shortest(measurements: number, work: () => void): number {
  const times = Array.from({ length: measurements }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...times);
}

describe('plainText of a hostile text', () => {
  it.each([
    ['tags', '<b onclick="alert(1)">x &amp; y</b> '],
    ['tags that never end', '<a'],
    ['scripts that never begin', '<script'],
    ['scripts that never end', '<script>'],
    ['ends of scripts that never end', '</script '],
    ['a script and ends that are none', '<script></script'],
    ['less-than signs', '<'],
    ['ampersands', '&'],
    ['half entities', '&amp'],
    ['white space', ' '],
    ['line breaks', '\n\t'],
  ])('of %s takes time in proportion to its length', (_what, unit) => {
    const size = 8000;
    const short = unit.repeat(size / unit.length);
    const megabyte = unit.repeat((128 * size) / unit.length);
    const manyShort = shortest(5, () => {
      for (let time = 0; time < 16; time += 1) plainText(short);
    });
    const long = shortest(2, () => plainText(megabyte));
    // 128 times as long as one, so 8 times as long as sixteen; if quadratic, 1,024 times.
    expect(long / manyShort).toBeLessThan(150);
  });

  it('of a megabyte comes to its words', () => {
    const text = plainText('<b onclick="alert(1)">shoe &amp; sock</b> '.repeat(25_000));
    expect(text.startsWith('shoe & sock shoe & sock')).toBe(true);
    expect(text).not.toContain('<');
  });
});
