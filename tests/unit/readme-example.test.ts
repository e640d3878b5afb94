import { readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FILE = path.join(ROOT, 'example.tsx');

/** The page of a front end in README.md. */
function example(): string {
  const text = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  return /```tsx\n([\s\S]+?)```/.exec(text)?.[1] ?? '';
}

describe('the example for a front end', () => {
  it('is sound TypeScript', { timeout: 60_000 }, () => {
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      jsx: ts.JsxEmit.ReactJSX,
      types: ['node', 'react'],
    };
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists, readFile } = host;
    host.getCurrentDirectory = () => ROOT;
    host.fileExists = (name) => name === FILE || fileExists(name);
    host.readFile = (name) => (name === FILE ? example() : readFile(name));
    host.getSourceFile = (name, ...rest) =>
      name === FILE
        ? ts.createSourceFile(name, example(), ts.ScriptTarget.ES2022, true)
        : getSourceFile(name, ...rest);
    const program = ts.createProgram([FILE], options, host);
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
    expect(example()).toContain('alternativeText');
    expect(problems).toEqual([]);
  });
});
