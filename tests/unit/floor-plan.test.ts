import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { cyclesIn, readSources, type Source } from './floor-plan/sources';

const ROOT = path.resolve(import.meta.dirname, '../..');

/**
 * The rooms of `server/src`, floor by floor from the top. A file imports from its own room, from
 * its own floor and from the floors below.
 */
const FLOORS: readonly (readonly string[])[] = [
  ['index'],
  ['routes', 'bootstrap', 'register', 'destroy'],
  ['controllers', 'upload', 'publish', 'cli'],
  // Builds every room below once and connects them; those above know the rooms through it.
  ['plugin'],
  ['runs', 'pages'],
  ['queue'],
  ['tasks'],
  ['describe'],
  ['delivery', 'credits'],
  ['texts', 'settings', 'providers', 'images'],
  ['contracts', 'models', 'quality', 'languages', 'errors', 'permissions'],
];

/** The only files longer than this many lines, with the reason why. */
const LONGEST = 250;
const LONGER: Readonly<Record<string, string>> = {};

/** What is imported for its types only and comes with a declared package. */
const TYPES_OF_OTHERS: Readonly<Record<string, string>> = { koa: '@strapi/strapi' };

const server = readSources(ROOT, 'server/src');
const admin = readSources(ROOT, 'admin/src');
const support = readSources(ROOT, 'tests/support');

const roomOf = (file: string): string =>
  file.replace('server/src/', '').split('/')[0]?.replace(/\.ts$/, '') ?? '';

const floorOf = (file: string): number => FLOORS.findIndex((rooms) => rooms.includes(roomOf(file)));

const arrows = (sources: readonly Source[]) =>
  sources.flatMap(({ file, imports }) =>
    imports.flatMap(({ target, typeOnly }) => (target ? [{ file, target, typeOnly }] : [])),
  );

describe('the sources that the plan is held against', () => {
  it('are all there', () => {
    expect(server.length).toBeGreaterThan(90);
    expect(admin.length).toBeGreaterThan(30);
    expect(support.length).toBeGreaterThan(5);
    expect(arrows(server).length).toBeGreaterThan(200);
  });

  it('import nothing that is not there', () => {
    const lost = [...server, ...admin, ...support].flatMap(({ file, imports }) =>
      imports
        .filter((one) => !one.target && !one.package && !one.builtin)
        .map(({ from }) => `${file} -> ${from}`),
    );
    expect(lost).toEqual([]);
  });
});

describe('the floor plan of the server', () => {
  it('has a place for every file', () => {
    expect(server.filter(({ file }) => floorOf(file) === -1).map(({ file }) => file)).toEqual([]);
  });

  it('has arrows that point down only', () => {
    const upwards = arrows(server)
      .filter(({ file, target }) => floorOf(target) < floorOf(file))
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(upwards).toEqual([]);
  });

  it('has no arrow out of the server', () => {
    const out = arrows(server)
      .filter(({ target }) => !target.startsWith('server/src/'))
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(out).toEqual([]);
  });

  it('has no two rooms on one floor that need each other', () => {
    const pairs = new Set(
      arrows(server)
        .filter(({ file, target }) => floorOf(file) === floorOf(target))
        .filter(({ file, target }) => roomOf(file) !== roomOf(target))
        .map(({ file, target }) => `${roomOf(file)} -> ${roomOf(target)}`),
    );
    const mutual = [...pairs].filter((pair) =>
      pairs.has(pair.split(' -> ').reverse().join(' -> ')),
    );
    expect(mutual).toEqual([]);
  });
});

describe('the floor plan of the admin panel', () => {
  const toServer = arrows(admin).filter(({ target }) => target.startsWith('server/'));

  it('takes nothing of the server but types, and those from contracts/ only', () => {
    expect(toServer.length).toBeGreaterThan(0);
    for (const { file, target, typeOnly } of toServer) {
      expect(target, file).toMatch(/^server\/src\/contracts\//);
      expect(typeOnly, `${file} -> ${target}`).toBe(true);
    }
  });

  it('takes nothing from anywhere else', () => {
    const out = arrows(admin).filter(({ target }) => !/^(admin|server)\//.test(target));
    expect(out).toEqual([]);
  });
});

describe('no file needs itself by way of others', () => {
  it('is something that would be noticed', () => {
    const source = (file: string, ...targets: string[]): Source => ({
      file,
      lines: 1,
      imports: targets.map((target) => ({ from: `./${target}`, typeOnly: true, target })),
      strings: [],
      looseTypes: [],
    });
    expect(cyclesIn([source('a', 'b', 'c'), source('b', 'c'), source('c')])).toEqual([]);
    expect(cyclesIn([source('a', 'b'), source('b', 'c'), source('c', 'b')])).toEqual([
      'b -> c -> b',
    ]);
  });

  it.each([
    ['server', server],
    ['admin', admin],
    ['tests/support', support],
  ])('in %s', (_name, sources) => {
    expect(cyclesIn(sources)).toEqual([]);
  });
});

describe('every file', () => {
  const ours = [...server, ...admin];

  it(`of server and admin has ${LONGEST} lines at the most`, () => {
    const long = ours.filter(({ lines }) => lines > LONGEST).map(({ file }) => file);
    expect(long.filter((file) => !(file in LONGER))).toEqual([]);
    // The list of exceptions is no longer than it has to be.
    expect(Object.keys(LONGER).filter((file) => !long.includes(file))).toEqual([]);
  });

  it('does without any and without silencing the compiler', () => {
    const found = [...ours, ...support].flatMap(({ file, looseTypes }) =>
      looseTypes.map((place) => `${file}: ${place}`),
    );
    expect(found).toEqual([]);
  });

  it('names no path outside of the repository', () => {
    const outside = /(^|\/)\.\.\/(\.\.\/)*shared\/|^\/(work|home|root|tmp)\//;
    const found = [...ours, ...support, ...readSources(ROOT, 'playground/src')].flatMap(
      ({ file, strings }) =>
        strings.filter((text) => outside.test(text)).map((text) => `${file}: ${text}`),
    );
    expect(found).toEqual([]);
  });
});

describe('every package that the server imports', () => {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'peerDependencies',
    Record<string, string>
  >;
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };

  it('is declared, as a dependency or as one of the host', () => {
    const undeclared = server.flatMap(({ file, imports }) =>
      imports
        .filter(({ package: name }) => name !== undefined && !(name in declared))
        .filter(({ package: name, typeOnly }) => {
          const carrier = TYPES_OF_OTHERS[name ?? ''];
          return !(typeOnly && carrier !== undefined && carrier in declared);
        })
        .map(({ from }) => `${file} -> ${from}`),
    );
    expect(undeclared).toEqual([]);
  });
});
