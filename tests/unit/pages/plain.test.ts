import { describe, expect, it } from 'vitest';

import { cutAtWord, plainBlocks, plainRichText, tidy } from '../../../server/src/pages/plain';

describe('rich text as plain text', () => {
  it.each([
    [
      '# Bread\n\nBaked **daily**, _slowly_ and ~~fast~~ *well*.',
      'Bread\n\nBaked daily, slowly and fast well.',
    ],
    ['Bread\n=====\n\n* one\n* two\n1. three\n2) four', 'Bread\n\none\ntwo\nthree\nfour'],
    [
      'See [our shop](https://example.com/a "Shop") and ![a loaf](/uploads/a.jpg).',
      'See our shop and a loaf.',
    ],
    ['[ref][1] and `code` in snake_case, 2 * 3', 'ref and code in snake_case, 2 * 3'],
    ['> quoted\n> > twice\n\n---\n\nend', 'quoted\ntwice\n\nend'],
    ['```js\nconst a = 1;\n```', 'const a = 1;'],
    ['| Bread | Price |\n|---|:-:|\n| Rye | 4 |', 'Bread Price\n\nRye 4'],
    ['a \\*star\\* and C\\#', 'a *star* and C#'],
    [
      '<h2>Bread</h2><p>Baked <b>dai</b>ly&nbsp;&amp; &eacute;t&eacute; &#8211; &lt;b&gt;</p>',
      'Bread\n\nBaked daily & été – <b>',
    ],
    ['<p onclick="alert(1)">a</p><script>alert("b")</script><style>p{}</style><!-- c -->d', 'a\nd'],
    ['<ul><li>one</li><li>two</li></ul>', 'one\n\ntwo'],
    ['&nosuch; &#0; &#xD800; 1 < 2', '&nosuch; 1 < 2'],
    ['a\u0007\u202Eb\uFEFF\r\nc', 'a b\nc'],
    ['', ''],
  ])('%j is %j', (rich, plain) => {
    expect(plainRichText(rich)).toBe(plain);
  });

  it.each([
    ['<'],
    ['<a '],
    ['<!--'],
    ['<script>'],
    ['</script '],
    ['['],
    ['[a]('],
    ['![a][b'],
    ['*'],
    ['* '],
    ['_a'],
    ['> '],
    ['- - '],
    ['&#1'],
    ['\n'],
    [' '],
    ['\t\n '],
    ['|'],
    ['\\'],
    ['`'],
    ['a* '],
  ])('takes time in proportion to its length, be it a megabyte of %j', (part) => {
    const rich = part.repeat(Math.ceil(1_000_000 / part.length));
    const began = performance.now();
    plainRichText(rich);
    // What is not linear takes minutes.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('blocks as plain text', () => {
  const text = (words: string, marks = {}) => ({ type: 'text', text: words, ...marks });

  it('are a line for each paragraph, heading and item', () => {
    const item = (...children: object[]) => ({ type: 'list-item', children });
    const blocks = [
      { type: 'heading', level: 2, children: [text('Bread')] },
      {
        type: 'paragraph',
        children: [
          text('Baked '),
          text('daily', { bold: true }),
          text(' in '),
          { type: 'link', url: 'https://example.com', children: [text('Seattle')] },
          text('.'),
        ],
      },
      {
        type: 'list',
        format: 'unordered',
        children: [
          item(text('rye')),
          { type: 'list', format: 'unordered', children: [item(text('dark'))] },
          item(text('wheat')),
        ],
      },
      { type: 'image', image: { url: '/a.jpg' }, children: [text('')] },
      { type: 'code', children: [text('a = 1\nb = 2')] },
    ];
    expect(plainBlocks(blocks)).toBe(
      'Bread\nBaked daily in Seattle.\nrye\ndark\nwheat\na = 1\nb = 2',
    );
  });

  it('are nothing where they are none, and survive an endless nesting', () => {
    for (const value of [null, undefined, 7, 'text', [null, 7, 'text', {}]]) {
      expect(plainBlocks(value)).toBe('');
    }
    let nested: object = text('deep');
    for (let depth = 0; depth < 50_000; depth += 1) nested = { type: 'quote', children: [nested] };
    expect(plainBlocks([nested])).toBe('');
  });
});

describe('a cut', () => {
  it('is at the end of a word', () => {
    expect(cutAtWord('one two three', 13)).toBe('one two three');
    expect(cutAtWord('one two three', 12)).toBe('one two');
    expect(cutAtWord('one two three', 7)).toBe('one two');
    expect(cutAtWord('one\ntwo', 5)).toBe('one');
  });

  it('is within a script without spaces, but not within a character', () => {
    expect(cutAtWord('パン'.repeat(300), 401)).toHaveLength(401);
    expect(cutAtWord('🥖'.repeat(300), 401)).toBe('🥖'.repeat(200));
  });
});

it('tidies a field that is no rich text, and leaves its marks', () => {
  expect(tidy(' # 1  *a*\u0000 <b>\n\n\n\nc ')).toBe('# 1 *a* <b>\n\nc');
});
