import { Option } from 'commander';

import { folderIdPath } from '../texts/folders';
import { auditJUnit, auditText, judgeAudit, type Audit } from './audit-report';
import type { Command } from './command';
import { EXIT, UsageError } from './exit';
import { writeTo } from './files';
import { countNeed, type Need } from './need';
import { folderOption, languages, outputOption, percent, wholeNumber } from './options';
import { painter, type Paint } from './paint';
import { problemsOf } from './problems';

interface AuditOptions {
  minCoverage?: number;
  maxProblems?: number;
  language?: string[];
  folder?: string;
  format: 'table' | 'json' | 'junit';
  json?: boolean;
  output?: string;
}

function report(audit: Audit, { format, json }: AuditOptions, paint: Paint): string {
  if (json || format === 'json') return `${JSON.stringify(audit, null, 2)}\n`;
  return format === 'junit' ? auditJUnit(audit) : auditText(audit, paint);
}

/** `audit`: whether the library is good enough. */
export const audit: Command = {
  name: 'audit',
  summary: 'Check the coverage and the quality of the texts; for CI.',
  details:
    'It changes nothing. Of the images that need a text, those are covered whose text is not missing, not stale and not only suggested. Images that are decorative or kept out by a folder rule need none. Problems are the findings of the rules about texts that stand.',
  options: [
    new Option(
      '--min-coverage <percent>',
      'fail where less of the images has a text, in any of the languages',
    ).argParser(percent),
    new Option('--max-problems <count>', 'fail where there are more problems').argParser(
      wholeNumber,
    ),
    new Option(
      '--language <codes>',
      'these languages, separated by commas; those of the settings unless given',
    ).argParser(languages),
    folderOption,
    new Option('--format <format>', 'the form of the report')
      .choices(['table', 'json', 'junit'])
      .default('table'),
    new Option('--json', 'the same as --format json'),
    outputOption,
  ],
  examples: [
    'audit --min-coverage 95 --max-problems 0',
    'audit --language fr --format junit --output alt-text.xml',
  ],
  check({ format, json }: AuditOptions) {
    if (json && format === 'junit') {
      throw new UsageError('--json and --format junit name different forms: give one of them.');
    }
  },
  async run({ plugin: { strapi, settings }, io }, options: AuditOptions) {
    const current = await settings.get();
    const wanted = options.language ?? current.languages;
    const stranger = wanted.find((language) => !current.languages.includes(language));
    if (stranger !== undefined) {
      throw new UsageError(
        `The site does not speak “${stranger}”. Its languages are ${current.languages.join(', ')}.`,
      );
    }
    const folder = await folderOf(strapi, options.folder);
    const needs: Need[] = [];
    for (const language of wanted) needs.push(await countNeed(strapi, current, language, folder));
    const problems = await problemsOf(strapi, {
      languages: wanted,
      own: current.languages[0],
      folder,
    });
    const result = judgeAudit(needs, problems, options);
    const paint = options.output === undefined ? io.paint : painter(false, {});
    await writeTo(io, options.output, (sink) => sink(report(result, options, paint)));
    if (options.output !== undefined) {
      io.note(`${result.passed ? 'Passed' : 'Failed'}: the report is in ${options.output}.`);
    }
    return result.passed ? EXIT.fine : EXIT.unmet;
  },
};

/** @throws UsageError where there is no such folder */
async function folderOf(
  strapi: Parameters<typeof folderIdPath>[0],
  folder: string | undefined,
): Promise<string | null> {
  if (folder === undefined) return null;
  const path = await folderIdPath(strapi, folder);
  if (path === null) throw new UsageError(`There is no folder “${folder}” in the media library.`);
  return path === '/' ? null : path;
}
