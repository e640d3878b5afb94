import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

import ts from 'typescript';

export interface Import {
  /** As it is written. */
  from: string;
  typeOnly: boolean;
  /** The file it means, from the root of the repository; for a relative import that exists. */
  target?: string;
  /** The npm package. */
  package?: string;
  /** It is a part of Node. */
  builtin?: boolean;
}

export interface Source {
  /** From the root of the repository, with slashes. */
  file: string;
  lines: number;
  imports: Import[];
  /** Every string in it. */
  strings: string[];
  /** Where it says `any` or silences the compiler. */
  looseTypes: string[];
}

const EXTENSIONS = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

/** Every TypeScript file of a directory, as the compiler reads it. */
export function readSources(root: string, directory: string): Source[] {
  return readdirSync(path.join(root, directory), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => path.posix.join(directory, name.split(path.sep).join('/')))
    .sort()
    .map((file) => readSource(root, file));
}

function readSource(root: string, file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const strings: string[] = [];
  const looseTypes: string[] = [];
  const place = (position: number) =>
    `line ${tree.getLineAndCharacterOfPosition(position).line + 1}`;
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      imports.push(resolve(root, file, specifier.text, typeOnly));
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    }
    if (ts.isCallExpression(node) && isLoading(node.expression)) add(node.arguments[0], false);
    if (ts.isStringLiteralLike(node)) strings.push(node.text);
    if (node.kind === ts.SyntaxKind.AnyKeyword) looseTypes.push(`any, ${place(node.getStart())}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  for (const match of text.matchAll(/@ts-(ignore|nocheck|expect-error)/g)) {
    looseTypes.push(`${match[0]}, ${place(match.index)}`);
  }
  const lines = text.replace(/\n$/, '').split('\n').length;
  return { file, lines, imports, strings, looseTypes };
}

const isLoading = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword ||
  (ts.isIdentifier(callee) && callee.text === 'require');

/** `import type …`. Where only the names are marked so, the file is loaded all the same. */
const isTypeOnly = ({ importClause }: ts.ImportDeclaration): boolean =>
  importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;

function resolve(root: string, file: string, from: string, typeOnly: boolean): Import {
  if (!from.startsWith('.')) {
    if (isBuiltin(from)) return { from, typeOnly, builtin: true };
    const [scope = '', name = ''] = from.split('/');
    return { from, typeOnly, package: scope.startsWith('@') ? `${scope}/${name}` : scope };
  }
  const bare = path.posix.join(path.posix.dirname(file), from);
  const target = EXTENSIONS.map((extension) => bare + extension).find(
    (candidate) => path.extname(candidate) !== '' && existsSync(path.join(root, candidate)),
  );
  return target === undefined ? { from, typeOnly } : { from, typeOnly, target };
}

/** Every circle of imports among these files, each once: `a -> b -> a`. */
export function cyclesIn(sources: readonly Source[]): string[] {
  const targets = new Map(
    sources.map(({ file, imports }) => [file, imports.flatMap(({ target }) => target ?? [])]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(file);
    if (seen !== -1) {
      cycles.push([...trail.slice(seen), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...trail, file]);
    done.add(file);
  };
  for (const { file } of sources) visit(file, []);
  return cycles;
}
