import { Option } from 'commander';

import type { TextState } from '../contracts/texts';
import type { Command } from './command';
import { EXIT, UsageError } from './exit';
import { writeTo } from './files';
import { folderOption, languagesOption, outputOption, states } from './options';
import { SEPARATORS, writeCsv, writeJson, type Separator } from './sheet/write';
import { sheetPages } from './sheet/rows';
import { counted } from './table';

interface ExportOptions {
  format?: 'csv' | 'json';
  languages?: string[];
  states?: TextState[];
  folder?: string;
  output?: string;
  separator: Separator;
  bom: boolean;
}

/** `export`: the texts as a sheet that `import` takes back. */
export const exportTexts: Command = {
  name: 'export',
  summary: 'Write the texts as CSV or JSON, with columns for each language.',
  details:
    'Edit the columns alternativeText and caption; the others are for reading. The column version lets import find what was changed since. In CSV an apostrophe stands before a text that a spreadsheet would take for a formula, a number or a date; import takes it away again.',
  options: [
    new Option(
      '--format <format>',
      'csv or json; csv unless the name of the file ends in .json',
    ).choices(['csv', 'json']),
    languagesOption,
    new Option(
      '--states <states>',
      'images with a text in one of these states, such as missing,stale',
    ).argParser(states),
    folderOption,
    outputOption,
    new Option('--separator <name>', 'what stands between the cells of CSV')
      .choices(Object.keys(SEPARATORS))
      .default('comma'),
    new Option('--no-bom', 'leave out the byte-order mark, by which Excel knows UTF-8'),
  ],
  examples: [
    'export --output texts.csv',
    'export --languages en,fr --states missing --separator semicolon --output texts.csv',
    'export --format json > texts.json',
  ],
  async run({ plugin, io }, options: ExportOptions) {
    const settings = await plugin.settings.get();
    const languages = options.languages ?? settings.languages;
    const { states: wanted, folder, output } = options;
    if (languages.length === 0) throw new UsageError('The site has no language.');
    const pages = sheetPages(plugin, {
      languages,
      ...(wanted === undefined ? {} : { states: wanted }),
      ...(folder === undefined ? {} : { folder }),
    });
    const format = options.format ?? (output?.toLowerCase().endsWith('.json') ? 'json' : 'csv');
    let count = 0;
    await writeTo(io, output, async (sink) => {
      count =
        format === 'json'
          ? await writeJson(pages, sink)
          : await writeCsv(pages, languages, options, sink);
    });
    io.note(`${counted(count, 'image')} written${output === undefined ? '' : ` to ${output}`}.`);
    return EXIT.fine;
  },
};
