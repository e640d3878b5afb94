import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { formOf, separatorIn } from '../../../server/src/cli/sheet/decode';
import type { SheetEntry, SheetProblem } from '../../../server/src/cli/sheet/entry';
import { protect, unprotect } from '../../../server/src/cli/sheet/protect';
import { readCsv } from '../../../server/src/cli/sheet/read-csv';
import { readJson } from '../../../server/src/cli/sheet/read-json';
import type { SheetRow } from '../../../server/src/cli/sheet/rows';
import { sameBreaks, versionOf } from '../../../server/src/cli/sheet/version';
import {
  SEPARATORS,
  writeCsv,
  writeJson,
  type Separator,
} from '../../../server/src/cli/sheet/write';
import { nasty, NASTY } from '../../support/nasty';
import { CSV_UTF_8, openSheet, saveSheet, UNICODE_TEXT } from '../../support/spreadsheet';

const LANGUAGES = ['en', 'ar'];

const rows: SheetRow[] = NASTY.map((text, index) => {
  const of = (n: number) => {
    const standing = { alternativeText: nasty(n), caption: nasty(n + 1), state: 'ai' as const };
    return { ...standing, version: versionOf(standing) };
  };
  return {
    id: index + 1,
    name: text,
    url: `/uploads/${index}.jpg`,
    folder: '/',
    texts: { en: of(index), ar: of(index + 2) },
  };
});

async function* pages(size = 7): AsyncGenerator<SheetRow[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

async function csv(separator: Separator = 'comma'): Promise<string> {
  const parts: string[] = [];
  const form = { separator, bom: true };
  await writeCsv(pages(), LANGUAGES, form, async (text) => void parts.push(text));
  return parts.join('');
}

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'alt-text-sheet-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function read(content: string | Buffer) {
  const file = path.join(dir, 'sheet');
  await writeFile(file, content);
  const form = await formOf(file);
  const sheet = form.format === 'json' ? await readJson(file, form) : await readCsv(file, form);
  const entries: (SheetEntry | SheetProblem)[] = [];
  for await (const entry of sheet.entries()) entries.push(entry);
  return { ...sheet, entries };
}

/** What was read of an image, to be held against what was written. */
const cellOf = (entry: SheetEntry | SheetProblem | undefined, language: string) => {
  if (!entry || 'message' in entry) throw new Error(`not read: ${JSON.stringify(entry)}`);
  return entry.cells.get(language);
};

const expected = (language: string, change: (text: string) => string = (text) => text) =>
  rows.map(({ texts }) => {
    const { alternativeText, caption, version } = texts[language]!;
    return { alternativeText: change(alternativeText!), caption: change(caption!), version };
  });

describe('a cell', () => {
  it.each(NASTY.map((text) => [text]))('comes back as it was: %j', (text) => {
    expect(unprotect(protect(text))).toBe(text);
  });

  it('comes back whatever apostrophes and signs it begins with', () => {
    const signs = ["'", '=', '+', '-', '@', '7', 'a', ' ', '\t', '\n'];
    for (const a of signs)
      for (const b of signs)
        for (const c of signs) {
          const text = `${a}${b}${c}`;
          expect(unprotect(protect(text))).toBe(text);
          expect(protect(text)).not.toMatch(/^[=+\-@\t\r\n]/);
        }
  });

  it.each([
    ...['3 Mar', '3Mar', 'Mar 3', 'mar-24', 'March 2024', 'March 3rd, 2024', '3. März', '1-2'],
    ...['12 de octubre de 1492', '1er mai', '7 am', '10:30:05 PM', '€ 5', '5,00 €', 'False'],
  ])('is no date, time, price or truth to a spreadsheet: %s', (text) => {
    for (const one of [text, `'${text}`, `''${text}`]) {
      expect(protect(one)).toBe(`'${one}`);
      expect(unprotect(protect(one))).toBe(one);
    }
  });

  it.each([
    '2 cats',
    'Mars',
    'May',
    'March of the Penguins',
    'Route 66',
    'True love',
    '1984 cover',
  ])('is left as it is where no spreadsheet changes it: %s', (text) => {
    expect(protect(text)).toBe(text);
    expect(unprotect(`'${text}`)).toBe(`'${text}`);
  });

  it('leaves words alone', () => {
    expect(protect('A cat')).toBe('A cat');
    expect(unprotect("'tis a cat")).toBe("'tis a cat");
  });

  it('takes no time for a long row of digits', () => {
    const from = Date.now();
    protect(`${'1'.repeat(1_000_000)}x`);
    expect(Date.now() - from).toBeLessThan(1000);
  });
});

describe('a sheet', () => {
  it.each(Object.keys(SEPARATORS) as Separator[])('comes back with a %s', async (separator) => {
    const sheet = await read(await csv(separator));
    for (const language of LANGUAGES) {
      const cells = sheet.entries.map((entry) => cellOf(entry, language));
      expect(cells).toEqual(expected(language));
    }
    expect(sheet).toMatchObject({ languages: LANGUAGES, unknown: [] });
  });

  it.each([
    ['CSV UTF-8', CSV_UTF_8],
    ['Unicode text', UNICODE_TEXT],
  ])('comes back through a spreadsheet that saves it as %s', async (_name, form) => {
    const saved = saveSheet(openSheet(await csv(), ','), form);
    const sheet = await read(saved);
    for (const language of LANGUAGES) {
      const cells = sheet.entries.map((entry) => cellOf(entry, language));
      // Line breaks in a cell are the spreadsheet's own.
      expect(cells).toEqual(expected(language, sameBreaks));
    }
  });

  it('is no formula and no number to a spreadsheet', async () => {
    const opened = openSheet(await csv(), ',');
    expect(opened.flat()).not.toContain('#NAME?');
    expect(opened.slice(1).map(([, name = '']) => unprotect(name))).toEqual(
      rows.map(({ name }) => name),
    );
  });

  it('comes back as JSON', async () => {
    const parts: string[] = [];
    await writeJson(pages(), async (text) => void parts.push(text));
    expect(JSON.parse(parts.join(''))).toEqual(rows);
    const sheet = await read(parts.join(''));
    expect(sheet.entries.map((entry) => cellOf(entry, 'ar'))).toEqual(expected('ar'));
  });

  it('tells in which line a row begins', async () => {
    const { entries } = await read('id,caption:en\n1,"two\nlines"\n2,x\n');
    expect(entries.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('finds out the separator by what stands outside of quotes', () => {
    expect(separatorIn('"a,b,c,d";id\nx,y,z,a,b')).toBe(';');
    expect(separatorIn('id')).toBe(',');
  });
});

describe('a sheet that cannot be read', () => {
  it.each([
    ['no column of ids', 'name,caption:en\nx,y\n', 'has no column “id”'],
    ['a column twice', 'id,caption:en,caption:en\n1,x,y\n', 'the column “caption:en” twice'],
    ['an open quote', 'id,caption:en\n1,x\n2,"y\n3,z\n', 'from line 3 on: a quote is opened'],
    ['a stray quote', 'id,caption:en\n1,"x"y\n', 'from line 2 on: its quotes do not fit'],
    [
      'a line of ten megabytes',
      `id,caption:en\n1,x\n2,${'y'.repeat(1e7)}\n`,
      'from line 3 on: the row is longer',
    ],
    ['nothing in it', '', 'is empty'],
    ['a workbook', Buffer.from('PK\u0003\u0004'), 'is a workbook'],
    ['letters of another encoding', Buffer.from('id,caption:en\n1,é\n', 'latin1'), 'not UTF-8'],
    ['a picture', Buffer.from([0x89, 0x50, 0x00, 0x00]), 'is no text file'],
    ['broken JSON', '[{"id":1,', 'is no valid JSON'],
    ['JSON of another kind', '{"id":1}', 'holds no list of images'],
  ])('has %s, and says so', async (_what, content, words) => {
    await expect(read(content)).rejects.toThrow(words);
  });

  it('leaves out a row that does not fit, and takes the others', async () => {
    const { entries, unknown } = await read('id,caption:en,Notes\n1,a\n2,b,c,d\nx,b,c\n3,c,\n,,\n');
    expect(unknown).toEqual(['Notes']);
    expect(entries).toEqual([
      { line: 2, message: expect.stringContaining('has 2 cells') as string },
      { line: 3, message: expect.stringContaining('has 4 cells') as string },
      { line: 4, message: expect.stringContaining('no id') as string },
      { line: 5, id: 3, cells: new Map([['en', { caption: 'c' }]]) },
    ]);
  });

  it('leaves out an entry of JSON that is none', async () => {
    const { entries } = await read('[{"id":1,"texts":{"en":{"caption":5}}},{"id":2,"texts":{}}]');
    expect(entries).toMatchObject([
      { line: 1, message: expect.stringContaining('caption') as string },
      { id: 2 },
    ]);
  });
});
