import path from 'node:path';

import { Option } from 'commander';

import type { Command, CommandContext } from './command';
import { EXIT } from './exit';
import { takeIn, type ImportScope, type Listener } from './import-apply';
import { differenceText, resultText, type ImportResult } from './import-report';
import { createImportRun } from './import-run';
import { jsonOption } from './options';
import { commandPerson } from './person';
import { formOf } from './sheet/decode';
import type { Sheet, SheetEntry } from './sheet/entry';
import { readCsv } from './sheet/read-csv';
import { readJson } from './sheet/read-json';

interface ImportOptions {
  dryRun?: boolean;
  allowEmpty?: boolean;
  json?: boolean;
}

/** So many rows are looked at in one go. */
const PAGE = 200;

/** Reads all of it once before anything is written: a file that is broken anywhere changes nothing. */
async function open(file: string): Promise<Sheet> {
  const form = await formOf(file);
  return form.format === 'json' ? readJson(file, form) : readCsv(file, form);
}

/** `import`: takes an edited sheet in. */
export const importTexts: Command = {
  name: 'import',
  argument: { name: 'file', description: 'CSV or JSON, as export writes it' },
  summary: 'Take an edited sheet in: CSV or JSON, with a dry run that prints the differences.',
  details:
    'Only cells that were edited are taken. A text that was changed since the export is a conflict and stays as it is. The separator (comma, semicolon, tab) and the encoding (UTF-8, UTF-16) are found out. What was taken in counts as written by a person; `undo` takes all of it back.',
  options: [
    new Option('--dry-run', 'print what would change; write nothing'),
    new Option('--allow-empty', 'a cell that was emptied takes the text away'),
    jsonOption,
  ],
  examples: ['import texts.csv --dry-run', 'import texts.csv'],
  async run(context, options: ImportOptions, file) {
    const { plugin, io } = context;
    const sheet = await open(file);
    const person = commandPerson();
    const run = createImportRun(plugin, path.basename(file), person);
    const settings = await plugin.settings.get();
    const dryRun = options.dryRun ?? false;
    const result: ImportResult = {
      file,
      dryRun,
      interrupted: false,
      run: null,
      rows: sheet.rows,
      changed: 0,
      unchanged: 0,
      conflicts: [],
      problems: [],
      ignoredColumns: sheet.unknown,
      ...(dryRun ? { differences: [] } : {}),
    };
    for (const language of sheet.languages) {
      if (settings.languages.includes(language)) continue;
      const message = `the site does not speak “${language}”, so its columns were left out: add it in the settings`;
      result.problems.push({ line: 1, language, message });
    }
    const scope: ImportScope = {
      settings,
      languages: sheet.languages.filter((language) => settings.languages.includes(language)),
      allowEmpty: options.allowEmpty ?? false,
      person,
      run: dryRun ? null : run.ensure,
    };
    try {
      await takeAll(context, sheet, scope, result, options.json ?? false);
    } finally {
      result.run = run.id;
      await run.close(result.changed, result.conflicts.length + result.problems.length);
    }
    result.problems.sort((a, b) => a.line - b.line);
    result.interrupted = io.interrupted.aborted;
    await io.out(
      options.json ? `${JSON.stringify(result, null, 2)}\n` : resultText(result, io.paint),
    );
    if (result.interrupted) {
      io.note('Interrupted. Import the same file again to go on: what is in already stays.');
      return EXIT.interrupted;
    }
    return result.conflicts.length + result.problems.length > 0 ? EXIT.unmet : EXIT.fine;
  },
};

async function takeAll(
  { plugin, io }: CommandContext,
  sheet: Sheet,
  scope: ImportScope,
  result: ImportResult,
  json: boolean,
): Promise<void> {
  const bar = io.bar();
  const listener: Listener = {
    async changed(differences) {
      result.changed += 1;
      if (!result.dryRun) return;
      if (json) result.differences?.push(...differences);
      else for (const one of differences) await io.out(differenceText(one, io.paint));
    },
    same: () => {
      result.unchanged += 1;
    },
    conflict: (remark) => result.conflicts.push(remark),
    problem: (remark) => result.problems.push(remark),
  };
  const seenIn = new Map<number, number>();
  let page: SheetEntry[] = [];
  let done = 0;
  const take = async () => {
    await takeIn(plugin, page, scope, listener, io.interrupted);
    done += page.length;
    page = [];
    if (!result.dryRun) bar.show(done, result.rows, 'rows');
  };
  try {
    for await (const entry of sheet.entries()) {
      if (io.interrupted.aborted) return;
      if ('message' in entry) {
        result.problems.push(entry);
        continue;
      }
      const before = seenIn.get(entry.id);
      if (before !== undefined) {
        const message = `image ${entry.id} stands in line ${before} already, so this row was left out`;
        result.problems.push({ line: entry.line, assetId: entry.id, message });
        continue;
      }
      seenIn.set(entry.id, entry.line);
      page.push(entry);
      if (page.length === PAGE) await take();
    }
    await take();
  } finally {
    bar.end();
  }
}
