import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { COMMANDS } from '../../../server/src/cli/commands';
import { EXIT } from '../../../server/src/cli/exit';

const readme = readFileSync(path.resolve(import.meta.dirname, '../../../README.md'), 'utf8');
const [, chapter = ''] = /\n## Command line\n([^]*?)\n## /.exec(readme) ?? [];
const parts = chapter.split('\n### ');

/** The codes in the first column of a part's tables, each with the rest of its row. */
const rows = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^\| `([^`]+)` +\|(.*)\|$/gm)].map(([, code = '', rest = '']) => [
      code,
      rest.trim(),
    ]),
  );

describe('the command line in README.md', () => {
  it('has every command', () => {
    const titles = parts.slice(1).map((part) => part.split('\n')[0]);
    const commands = COMMANDS.map(({ name, argument, argumentOptional }) => {
      if (!argument) return `\`${name}\``;
      return `\`${name} ${argumentOptional ? `[${argument.name}]` : `<${argument.name}>`}\``;
    });
    expect(titles).toEqual(commands);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'has every option of %s, with its choices and default',
    (_name, { name, options }) => {
      const part = parts.find((text) => text.startsWith(`\`${name}`)) ?? '';
      const told = rows(part);
      expect([...told.keys()]).toEqual(options.map(({ flags }) => flags));
      for (const { flags, argChoices = [], defaultValue: fallback } of options) {
        for (const choice of argChoices) expect(told.get(flags)).toContain(`\`${choice}\``);
        if (typeof fallback !== 'string') continue;
        expect(told.get(flags)).toContain(`\`${fallback}\` unless given`);
      }
    },
  );

  it('has every exit code', () => {
    expect([...rows(parts[0] ?? '').keys()]).toEqual(Object.values(EXIT).map(String));
  });
});
