import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { formOf } from '../../../server/src/cli/sheet/decode';
import type { SheetEntry, SheetProblem } from '../../../server/src/cli/sheet/entry';
import { readJson } from '../../../server/src/cli/sheet/read-json';

/** So small that no sheet here may be held as a whole. Bytes. */
const TINY = 8;

const values = [
  { id: 1, texts: { en: { alternativeText: 'A line\nand “[” and ],' } } },
  { id: 2, texts: { fr: { caption: null } } },
];
const [first, second] = values.map((value) => JSON.stringify(value));
const exported = `[\n${first},\n${second}\n]\n`;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'alt-text-json-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function read(content: string | Buffer, mostAtOnce?: number) {
  const file = path.join(dir, 'sheet.json');
  await writeFile(file, content);
  const sheet = await readJson(file, await formOf(file), mostAtOnce);
  const entries: (SheetEntry | SheetProblem)[] = [];
  for await (const entry of sheet.entries()) entries.push(entry);
  return { ...sheet, entries };
}

const wanted = {
  languages: ['en', 'fr'],
  rows: 2,
  entries: [
    { line: 1, id: 1, cells: new Map([['en', { alternativeText: 'A line\nand “[” and ],' }]]) },
    { line: 2, id: 2, cells: new Map([['fr', { caption: '' }]]) },
  ],
};

describe('a sheet in JSON', () => {
  it.each([
    ['as export writes it', exported],
    ['with the line breaks of Windows', exported.replaceAll('\n', '\r\n')],
    ['with a byte-order mark', `\ufeff${exported}`],
    ['in UTF-16', Buffer.from(`\ufeff${exported}`, 'utf16le')],
    ['indented, with blank lines and without a last break', `\n[\n  ${first},\n\n  ${second}\n]`],
  ])('is read line by line, however large, %s', async (_how, content) => {
    expect(await read(content, TINY)).toMatchObject(wanted);
  });

  it.each([
    ['on one line', JSON.stringify(values)],
    ['on many', JSON.stringify(values, null, 2)],
    ['with its commas in front', `[\n${first}\n,${second}\n]`],
  ])('is read as a whole, where it is small, %s', async (_how, content) => {
    expect(await read(content)).toMatchObject(wanted);
    const refused = /^“.*sheet\.json” cannot be read from line \d on.* more than 0 MiB has to have/;
    await expect(read(content, TINY)).rejects.toThrow(refused);
  });

  it('may be empty', async () => {
    expect(await read('[\n]\n', TINY)).toMatchObject({ rows: 0, languages: [], entries: [] });
  });

  it.each([
    ['a comma too few', `[\n${first}\n${second}\n]\n`, 'line 3 on: a comma is missing'],
    ['a comma too many', `[\n${first},\n]\n`, 'line 3 on: a comma stands'],
    ['no end', `[\n${first},\n${second}\n`, 'line 4 on: the end is missing'],
    ['more behind its end', `${exported}${first}\n`, 'line 5 on: something stands behind'],
    ['half an image', `[\n${first},\n{"id":2,\n]\n`, 'line 3 on: '],
    ['a line of ten megabytes', `[\n${'x'.repeat(1e7)}\n]`, 'line 2 on: it is too long'],
  ])('is refused by its line, however large, where it has %s', async (_what, content, words) => {
    await expect(read(content, TINY)).rejects.toThrow(words);
    await expect(read(content)).rejects.toThrow('is no valid JSON');
  });

  it('counts an entry that is none, and takes the others', async () => {
    const sheet = await read(`[\n${first},\n7,\n${second}\n]`, TINY);
    expect(sheet).toMatchObject({ rows: 3, entries: [{ id: 1 }, { line: 2 }, { line: 3, id: 2 }] });
  });
});
