import { describe, expect, it } from 'vitest';

import { COMMANDS } from '../../../server/src/cli/commands';
import { codeOf, sentenceOf, UsageError } from '../../../server/src/cli/exit';
import { parseArguments } from '../../../server/src/cli/program';
import { RequestError } from '../../../server/src/errors';

function parse(...args: string[]) {
  const told = { out: '', err: '' };
  const call = parseArguments(['node', 'strapi-alt-text', ...args], '1.2.3', {
    out: (text) => (told.out += text),
    err: (text) => (told.err += text),
  });
  return { call, ...told };
}

describe('the arguments', () => {
  it('are read', () => {
    const { call } = parse(
      'audit',
      '--min-coverage',
      '95',
      '--language',
      'en, FR_ca',
      '--folder',
      '/a',
    );
    expect(call).toMatchObject({
      command: { name: 'audit' },
      options: { minCoverage: 95, language: ['en', 'fr-CA'], folder: '/a', format: 'table' },
    });
    expect(parse('import', 'a.csv', '--dry-run').call).toMatchObject({
      argument: 'a.csv',
      options: { dryRun: true },
    });
    expect(parse('wait').call).toMatchObject({ command: { name: 'wait' }, argument: '' });
    expect(parse('wait', '12').call).toMatchObject({ argument: '12' });
    expect(parse('export', '--no-bom').call).toMatchObject({
      options: { bom: false, separator: 'comma' },
    });
  });

  it.each([
    [['audit', '--min-coverage', '101'], 'A number from 0 to 100 is expected.'],
    [['audit', '--min-coverage', ''], 'A number from 0 to 100 is expected.'],
    [['audit', '--max-problems', '-1'], 'A whole number is expected.'],
    [['audit', '--max-problems'], 'argument missing'],
    [['audit', '--format', 'xml'], 'Allowed choices are table, json, junit.'],
    [['audit', '--language', 'English'], '“English” is no BCP-47 code'],
    [['generate', '--states', 'new'], '“new” is none of missing, '],
    [['generate', '--states', ','], 'Name at least one.'],
    [['generate', '--folder', 'shop'], 'A folder path begins with /'],
    [['generate', '--missing', '--states', 'ai'], 'give one of them'],
    [['audit', '--json', '--format', 'junit'], 'give one of them'],
    [['wait', 'first'], '“first” is no run'],
    [['wait', '1', '2'], 'too many arguments'],
    [['generate', '--wiat'], 'Did you mean --wait?'],
    [['generate', 'everything'], 'too many arguments'],
    [['import'], "missing required argument 'file'"],
    [['undo'], "missing required argument 'run'"],
    [['undo', 'first'], '“first” is no run'],
    [['udno', '1'], 'Did you mean undo?'],
  ])('are refused in words: %j', (args, words) => {
    const { call, err, out } = parse(...args);
    expect(err).toContain(words);
    expect({ call, out }).toEqual({ call: 2, out: '' });
  });

  it('are explained, for each command', () => {
    expect(parse('--version')).toMatchObject({ call: 0, out: '1.2.3\n' });
    expect(parse('--help')).toMatchObject({ call: 0, err: '' });
    expect(parse('--', '--help')).toEqual(parse('--help'));
    for (const { name, options, examples } of COMMANDS) {
      const { call, out } = parse(name, '--help');
      expect(call).toBe(0);
      for (const { flags } of options) expect(out).toContain(flags);
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples)
        expect(parse(...example.replace(/ >.*/, '').split(' ')).call).toHaveProperty('command');
    }
    expect(parse()).toMatchObject({ call: 2, out: '' });
  });
});

describe('an error', () => {
  it('becomes an exit code and a sentence', () => {
    expect(codeOf(new UsageError('x'))).toBe(2);
    expect(codeOf(new RequestError(404, 'x'))).toBe(2);
    expect(codeOf(new RequestError(409, 'x'))).toBe(1);
    expect(codeOf(new Error('x'))).toBe(3);
    expect(sentenceOf(new RequestError(404, 'There is no such run.'))).toBe(
      'There is no such run.',
    );
    expect(sentenceOf(new Error('the connection is gone'))).toContain('failed: the connection');
  });
});
