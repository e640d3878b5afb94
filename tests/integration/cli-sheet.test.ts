import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type { Run } from '../../server/src/contracts/runs';
import type { ImportResult } from '../../server/src/cli/import-report';
import { cli, printed } from '../support/cli';
import { ok } from '../support/http';
import { nasty } from '../support/nasty';
import { questionsFor, type Questions } from '../support/scenario';
import { CSV_UTF_8, openSheet, saveSheet, UNICODE_TEXT } from '../support/spreadsheet';
import { startStrapi, type RunningStrapi } from '../support/strapi';

const ROWS = 10_000;
const EDITED_EVERY = 10;
const CHUNK = 500;

/** Images that nobody has uploaded, with texts that are easily lost. */
async function fill({ strapi }: RunningStrapi): Promise<void> {
  const { connection } = strapi.db;
  const date = new Date();
  for (let from = 0; from < ROWS; from += CHUNK) {
    const numbers = Array.from({ length: CHUNK }, (_, index) => from + index);
    await connection('files').insert(
      numbers.map((n) => ({
        name: `${nasty(n).slice(0, 100)} ${n}.jpg`,
        alternative_text: nasty(n),
        caption: n % 3 === 0 ? null : nasty(n + 7),
        url: `/uploads/${n}.jpg`,
        hash: `hash_${n}`,
        ext: '.jpg',
        mime: 'image/jpeg',
        size: 1,
        provider: 'local',
        folder_path: '/',
        created_at: date,
        updated_at: date,
      })),
    );
    const kept = numbers.filter((n) => n % 2 === 0);
    await connection('alt_text_texts').insert(
      kept.map((n) => ({
        asset_id: n + 1,
        locale: 'ar',
        alternative_text: nasty(n + 3),
        caption: nasty(n + 5),
        state: 'ai',
        version: 1,
        updated_at: date,
      })),
    );
  }
}

describe('a sheet of ten thousand images', () => {
  let app: RunningStrapi;
  let ask: Questions;
  const at = (name: string) => path.join(app.appDir, name);
  const command = (...args: string[]) => cli(app.appDir, args);
  const exported = async (name: string, ...args: string[]) => {
    const result = await command('export', '--output', at(name), ...args);
    expect(result, result.stderr).toMatchObject({ code: 0, stdout: '' });
    return readFile(at(name), 'utf8');
  };

  beforeAll(async () => {
    app = await startStrapi({
      plugin: { settings: { onUpload: 'off', languages: ['en', 'ar'] } },
    });
    await fill(app);
    ask = questionsFor(app);
  });
  afterAll(() => app.stop());

  it('goes through a spreadsheet, comes in and is taken back, and nothing is lost', async () => {
    const before = await exported('before.csv');
    const rows = openSheet(before, ',');
    expect(rows).toHaveLength(ROWS + 1);
    const columns = rows[0] ?? [];
    const of = (name: string) => columns.indexOf(name);

    // Saved as it is: not one text is another.
    await writeFile(at('same.csv'), saveSheet(rows, CSV_UTF_8));
    const same = printed<ImportResult>(await command('import', 'same.csv', '--dry-run', '--json'));
    expect(same).toMatchObject({ rows: ROWS, changed: 0, conflicts: [], problems: [] });

    const edited = rows.map((row) => [...row]);
    for (let n = 1; n <= ROWS; n += EDITED_EVERY) {
      const row = edited[n]!;
      row[of(n % 20 === 1 ? 'alternativeText:en' : 'caption:ar')] = `Edited "${n}"; قطة 🐈\nline`;
    }
    await writeFile(at('edited.txt'), saveSheet(edited, UNICODE_TEXT));
    const dry = printed<ImportResult>(await command('import', 'edited.txt', '--dry-run', '--json'));
    expect(dry).toMatchObject({ changed: ROWS / EDITED_EVERY, run: null });
    expect(dry.differences).toHaveLength(ROWS / EDITED_EVERY);
    expect(await exported('untouched.csv')).toBe(before);

    const result = await command('import', 'edited.txt', '--json');
    expect(result.code, result.stderr).toBe(0);
    const imported = printed<ImportResult>(result);
    expect(imported).toMatchObject({ changed: ROWS / EDITED_EVERY, conflicts: [], problems: [] });
    const texts = (await ask.asset(1)).texts;
    expect(texts['en']).toMatchObject({
      alternativeText: 'Edited "1"; قطة 🐈\nline',
      state: 'human',
    });
    expect((await ask.history(1))[0]).toMatchObject({ by: { kind: 'import' } });

    // Everything else stands as it stood, to the letter.
    const after = openSheet(await exported('after.csv'), ',');
    const changed = after.filter((row, n) => row.join('\u0000') !== rows[n]?.join('\u0000'));
    expect(changed).toHaveLength(ROWS / EDITED_EVERY);

    const undone = await command('undo', String(imported.run), '--json');
    expect(undone.code, undone.stderr).toBe(0);
    expect(printed(undone)).toMatchObject({ undone: ROWS / EDITED_EVERY, kept: [] });
    expect(await exported('undone.csv')).toBe(before);

    const listed = ok(await app.admin.get<Page<Run>>('/alt-text/runs')).results;
    expect(listed).toMatchObject([
      { status: 'completed', options: { importedFrom: 'edited.txt' }, counts: { done: 1000 } },
    ]);
  }, 120_000);

  it('is the same as JSON, and goes to the standard output', async () => {
    const result = await command('export', '--format', 'json', '--states', 'ai');
    expect(result.code, result.stderr).toBe(0);
    const rows = printed<{ id: number; texts: Record<string, object> }[]>(result);
    expect(rows).toHaveLength(ROWS / 2);
    expect(rows[0]?.texts['ar']).toMatchObject({ alternativeText: nasty(3), state: 'ai' });
    await writeFile(at('texts.json'), result.stdout);
    const back = printed<ImportResult>(await command('import', 'texts.json', '--json'));
    expect(back).toMatchObject({ rows: ROWS / 2, changed: 0, run: null });
  });

  it('tells conflicts and problems by their lines, and takes in the rest', async () => {
    const rows = openSheet(await exported('some.csv', '--languages', 'ar'), ',');
    const column = (rows[0] ?? []).indexOf('alternativeText:ar');
    const edit = (n: number, text: string) => {
      const row = [...(rows[n] ?? [])];
      row[column] = text;
      return row;
    };
    const body = { alternativeText: 'Typed meanwhile' };
    ok(await app.admin.put('/alt-text/assets/1/texts/ar', body));
    const unknown = edit(4, 'Nobody');
    unknown[0] = '999999';
    const sheet = [
      [...(rows[0] ?? []), 'Notes'],
      ...[edit(1, 'From the sheet'), edit(2, 'New'), edit(3, ''), edit(5, 'x'.repeat(5001))],
      ...[unknown, edit(2, 'Twice'), edit(7, 'Also new')],
    ].map((row, n) => (n === 0 ? row : [...row, 'a note']));
    await writeFile(at('some.csv'), saveSheet(sheet, CSV_UTF_8));
    /** Where a row begins: those before it may have line breaks. */
    const lineOf = (n: number) =>
      saveSheet(sheet.slice(0, n), CSV_UTF_8).toString('utf8').split('\n').length;
    const dry = await command('import', 'some.csv', '--dry-run');
    expect(dry.code).toBe(1);
    expect(dry.stdout).toContain(`line ${lineOf(2)}, image 2 `);
    expect(dry.stdout).toContain('\n  + New\n');

    const result = await command('import', 'some.csv', '--json');
    expect(result.code, result.stderr).toBe(1);
    const { conflicts, problems, ...counts } = printed<ImportResult>(result);
    expect(counts).toMatchObject({ changed: 2, ignoredColumns: ['Notes'] });
    expect(conflicts).toMatchObject([{ line: 2, assetId: 1, language: 'ar' }]);
    const told = problems.map(({ line, message }) => `${line}: ${message}`);
    expect(told).toEqual([
      expect.stringContaining(`${lineOf(3)}: the alternative text was emptied`),
      expect.stringContaining(`${lineOf(4)}: the alternative text has 5,001 characters`),
      expect.stringContaining(`${lineOf(5)}: there is no image 999999`),
      expect.stringContaining(`${lineOf(6)}: image 2 stands in line ${lineOf(2)} already`),
    ]);
    expect((await ask.asset(1)).texts['ar']?.alternativeText).toBe('Typed meanwhile');
    expect((await ask.asset(2)).texts['ar']?.alternativeText).toBe('New');
    expect((await ask.asset(7)).texts['ar']?.alternativeText).toBe('Also new');

    await app.admin.put('/alt-text/assets/7/texts/ar', { alternativeText: 'Newer still' });
    const undone = await command('undo', String(counts.run), '--json');
    expect(undone.code).toBe(1);
    expect(printed(undone)).toMatchObject({ undone: 1, kept: [{ assetId: 7 }], remaining: 0 });
  });

  it('takes a text away where it was told to', async () => {
    const rows = openSheet(await exported('empty.csv', '--languages', 'ar'), ',');
    const row = [...(rows[9] ?? [])];
    row[(rows[0] ?? []).indexOf('alternativeText:ar')] = '';
    await writeFile(at('empty.csv'), saveSheet([rows[0] ?? [], row], CSV_UTF_8));
    const result = await command('import', 'empty.csv', '--allow-empty');
    expect(result.code, result.stderr).toBe(0);
    expect(result.stdout).toContain('1 text changed');
    expect((await ask.asset(9)).texts['ar']).toMatchObject({
      alternativeText: null,
      state: 'missing',
    });
  });
});
