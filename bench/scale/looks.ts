import { ok } from '../../tests/support/http';
import type { StrapiProcess } from '../../tests/support/strapi-process';
import { median } from '../kit/stats';

/** What a person asks for, and how it is called in the report. Required of all but the last two. */
export const LOOKS = {
  'the overview': '/alt-text/overview',
  'a page of assets': '/alt-text/assets?pageSize=50',
  'a page of those without a text': '/alt-text/assets?pageSize=50&state=missing&locale=en',
  'a page of a person’s words': '/alt-text/assets?pageSize=50&state=human&locale=en',
  'a page of generated French': '/alt-text/assets?pageSize=50&state=ai&locale=fr',
  'a page of a search': '/alt-text/assets?pageSize=50&q=DSC_7',
  'the middle page': '/alt-text/assets?pageSize=50&page=',
} as const;

export type LookName = keyof typeof LOOKS;

/** Told, and why no limit is set. */
export const TOLD: Partial<Record<LookName, string>> = {
  'a page of a search':
    'part of a word is found in no index that is ours to add: the names and texts of all files are read',
  'the middle page': 'the database walks the index of `created_at` to it, row by row',
};

export type Looks = Record<LookName, number>;

const LATER = 9;

/** Milliseconds of one look at each. */
export async function lookOnce(strapi: StrapiProcess, files: number): Promise<Looks> {
  await strapi.admin.token();
  const looks: Partial<Looks> = {};
  for (const [name, address] of Object.entries(LOOKS)) {
    const page = name === 'the middle page' ? Math.max(1, Math.floor(files / 100)) : '';
    const began = performance.now();
    ok(await strapi.admin.get(address + String(page)));
    looks[name as LookName] = performance.now() - began;
  }
  return looks as Looks;
}

/** The median of some more looks at each. */
export async function lookAgain(strapi: StrapiProcess, files: number): Promise<Looks> {
  const all: Looks[] = [];
  for (let n = 0; n < LATER; n += 1) all.push(await lookOnce(strapi, files));
  return Object.fromEntries(
    Object.keys(LOOKS).map((name) => [name, median(all.map((looks) => looks[name as LookName]))]),
  ) as Looks;
}
