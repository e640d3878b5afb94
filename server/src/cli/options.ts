import { InvalidArgumentError, Option } from 'commander';

import type { TextState } from '../contracts/texts';
import { canonicalLanguage } from '../languages';
import { TEXT_STATES } from '../models/states';
import { UsageError } from './exit';

const listed = (value: string): string[] => [
  ...new Set(
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];

const notEmpty = <T>(list: T[]): T[] => {
  if (list.length === 0) throw new InvalidArgumentError('Name at least one.');
  return list;
};

/** `en,fr-CA` */
export const languages = (value: string): string[] =>
  notEmpty(
    listed(value).map((code) => {
      const canonical = canonicalLanguage(code);
      if (canonical === null) {
        throw new InvalidArgumentError(`“${code}” is no BCP-47 code, such as en or fr-CA.`);
      }
      return canonical;
    }),
  );

/** `missing,stale` */
export const states = (value: string): TextState[] =>
  notEmpty(
    listed(value).map((name) => {
      const state = TEXT_STATES.find((known) => known === name);
      if (!state) throw new InvalidArgumentError(`“${name}” is none of ${TEXT_STATES.join(', ')}.`);
      return state;
    }),
  );

/** `/shop/shoes` */
export const folder = (value: string): string => {
  if (!value.startsWith('/')) {
    throw new InvalidArgumentError('A folder path begins with /, such as /shop/shoes.');
  }
  return value;
};

export const percent = (value: string): number => {
  const number = Number(value.replace(/%$/, ''));
  if (value.trim() === '' || !(number >= 0 && number <= 100)) {
    throw new InvalidArgumentError('A number from 0 to 100 is expected.');
  }
  return number;
};

export const wholeNumber = (value: string): number => {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(value);
};

/** The number of a run or of an import. @throws UsageError */
export const runNumber = (value: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(value)) {
    throw new UsageError(`“${value}” is no run. A run has a number, which \`status\` shows.`);
  }
  return Number(value);
};

export const jsonOption = new Option('--json', 'print JSON, for scripts');

export const folderOption = new Option(
  '--folder <path>',
  'images of this folder and its subfolders only, such as /shop',
).argParser(folder);

export const languagesOption = new Option(
  '--languages <codes>',
  'these languages, separated by commas; those of the settings unless given',
).argParser(languages);

export const outputOption = new Option(
  '--output <file>',
  'write to this file instead of the standard output',
);
