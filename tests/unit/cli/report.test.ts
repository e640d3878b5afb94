import { describe, expect, it } from 'vitest';

import { auditJUnit, auditText, judgeAudit } from '../../../server/src/cli/audit-report';
import { createBar } from '../../../server/src/cli/bar';
import { junit, xmlText } from '../../../server/src/cli/junit';
import { needOf, type Group } from '../../../server/src/cli/need';
import { painter } from '../../../server/src/cli/paint';
import { counted, duration, printable, table } from '../../../server/src/cli/table';
import { DEFAULT_SETTINGS } from '../../../server/src/settings/defaults';

const plain = painter(false, {});
const settings = {
  ...DEFAULT_SETTINGS,
  rules: [{ folder: '/private', action: 'skip' as const }],
};
const group = (state: Group['state'], count: number, more: Partial<Group> = {}): Group => ({
  folder: '/',
  state,
  previous: null,
  count,
  ...more,
});

describe('the coverage', () => {
  it('leaves out what needs no text, and counts what stands', () => {
    const need = needOf(
      'en',
      [
        ...[group('ai', 3), group('human', 1), group('approved', 1), group('embedded', 1)],
        ...[group('missing', 1), group('stale', 1), group('decorative', 5)],
        // Nothing stands under the first, a text under the second.
        ...[
          group('suggested', 1, { previous: 'missing' }),
          group('suggested', 1, { previous: 'ai' }),
        ],
        group('missing', 7, { folder: '/private/deep' }),
      ],
      settings,
    );
    expect(need).toMatchObject({ images: 22, decorative: 5, excluded: 7, needed: 10, covered: 7 });
    expect(need).toMatchObject({ missing: 1, stale: 1, suggested: 1, percent: 70 });
  });

  it('is whole where no image needs a text', () => {
    expect(needOf('en', [group('decorative', 2)], settings).percent).toBe(100);
    expect(needOf('en', [], settings).percent).toBe(100);
  });
});

describe('the audit', () => {
  const need = needOf('en', [group('ai', 949), group('missing', 51)], settings);
  const problem = {
    ...{ assetId: 1, name: 'a<b>.jpg', language: 'en' },
    ...{ rule: 'too-long' as const, severity: 'advice' as const, message: 'Shorten "it" & more' },
  };
  const problems = { total: 1, list: [problem] };

  it('holds its limits to the letter, and has none unless given', () => {
    expect(judgeAudit([need], problems, {}).passed).toBe(true);
    expect(judgeAudit([need], problems, { minCoverage: 94.9, maxProblems: 1 }).passed).toBe(true);
    expect(judgeAudit([need], problems, { minCoverage: 94.91 }).passed).toBe(false);
    expect(judgeAudit([need], problems, { maxProblems: 0 }).passed).toBe(false);
  });

  it('never rounds up to all of them', () => {
    const nearly = needOf('en', [group('ai', 99_999), group('missing', 1)], settings);
    const text = auditText(judgeAudit([nearly], problems, {}), plain);
    expect(text).toContain('99.99 %');
  });

  it('says in JUnit what is too low', () => {
    const xml = auditJUnit(judgeAudit([need], problems, { minCoverage: 95, maxProblems: 0 }));
    expect(xml).toContain('<testsuites name="alt-text" tests="3" failures="3" errors="0">');
    expect(xml).toContain('message="94.90 % of 1,000 images have a text in en; 95 % are wanted"');
    expect(xml).toContain('image 1 “a&lt;b&gt;.jpg”, en: too-long');
    expect(auditJUnit(judgeAudit([need], problems, {}))).toContain('failures="0"');
  });
});

describe('JUnit', () => {
  it('escapes what XML has a meaning for, and replaces what it cannot hold', () => {
    expect(xmlText(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;');
    expect(xmlText('a\nb\tc\r')).toBe('a&#10;b&#9;c&#13;');
    expect(xmlText('\u0000\u001b\ufffe\ud800x\udc00')).toBe('\ufffd\ufffd\ufffd\ufffdx\ufffd');
    expect(xmlText('👨‍👩‍👧 قطة')).toBe('👨‍👩‍👧 قطة');
    expect(xmlText(']]>')).toBe(']]&gt;');
  });

  it('counts its cases', () => {
    const failure = { type: 't', message: 'm' };
    const cases = [
      { name: 'a', className: 'c' },
      { name: 'b', className: 'c', failure },
    ];
    const xml = junit('n', [{ name: 's', cases }]);
    expect(xml).toContain('<testsuite name="s" tests="2" failures="1" errors="0">');
  });
});

describe('what is printed', () => {
  it('is aligned by what is seen, whatever the colours', () => {
    const paint = painter(true, {});
    expect(
      table(
        [
          ['a', 'b'],
          [paint.bad('long'), '1'],
        ],
        ['left', 'right'],
      ),
    ).toBe(`a     b\n${paint.bad('long')}  1\n`);
  });

  it('has colours only where a person sees them', () => {
    expect(painter(true, {}).bad('x')).toBe('\u001b[31mx\u001b[39m');
    for (const paint of [plain, painter(true, { NO_COLOR: '1' }), painter(true, { TERM: 'dumb' })])
      expect(paint.bad('x')).toBe('x');
  });

  it('lets no foreign text into the terminal', () => {
    expect(printable('a\u001b[2Jb\u202ec')).toBe('a [2Jb c');
  });

  it('is in words', () => {
    expect([counted(1, 'image'), counted(2000, 'image')]).toEqual(['1 image', '2,000 images']);
    expect([12, 61, 3600, 3661].map(duration)).toEqual(['12 s', '2 min', '1 h 0 min', '1 h 2 min']);
  });
});

describe('the bar', () => {
  const terminal = (isTTY: boolean) => {
    const lines: string[] = [];
    return { isTTY, columns: 60, lines, write: (text: string) => lines.push(text) };
  };

  it('is written over on a terminal, and taken away at the end', () => {
    const screen = terminal(true);
    const bar = createBar(screen, {});
    bar.show(1, 2, 'running');
    bar.end();
    expect(screen.lines).toEqual([
      '\r\u001b[2K[############------------] 1/2 running',
      '\r\u001b[2K',
    ]);
  });

  it('never breaks the line', () => {
    const screen = terminal(true);
    createBar(screen, {}).show(1, 2, 'x'.repeat(100));
    expect(screen.lines[0]?.replace('\r\u001b[2K', '').length).toBeLessThan(60);
  });

  it('is a plain line now and then elsewhere', () => {
    const log = terminal(false);
    let now = 0;
    const bar = createBar(log, {}, () => now);
    bar.show(1, 9, 'running');
    now = 30_000;
    bar.show(2, 9, 'running');
    bar.show(3, 9, 'running');
    bar.end();
    expect(log.lines).toEqual(['2/9 running\n']);
  });
});
