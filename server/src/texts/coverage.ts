import type { Core } from '@strapi/strapi';

import type { Overview } from '../contracts/overview';
import type { RuleId } from '../contracts/quality';
import type { TextState } from '../contracts/texts';
import { textsModel } from '../models/texts';
import { FILE_UID } from './assets';
import { findingsQuery } from './findings';
import { columnOf, filesQuery, joinText, stateSql, type FilesQuery } from './state-sql';

export type Coverage = Pick<
  Overview,
  'images' | 'coverage' | 'findings' | 'findingsByRule' | 'countedAt'
>;

const none = (): Record<TextState, number> => ({
  missing: 0,
  suggested: 0,
  ai: 0,
  approved: 0,
  human: 0,
  embedded: 0,
  decorative: 0,
  stale: 0,
});

interface Counted {
  locale?: string;
  effective: TextState;
  total: unknown;
}

/**
 * Counts the images by state and language, in four queries whatever the number of languages.
 *
 * @param only a query of the ids that may be seen; `null` for all
 */
export async function countCoverage(
  strapi: Core.Strapi,
  languages: readonly string[],
  only: FilesQuery | null,
): Promise<Coverage> {
  const countedAt = new Date().toISOString();
  const [ownLanguage = '', ...others] = languages;
  const [own, kept, findings] = await Promise.all([
    ownStates(strapi, ownLanguage, only),
    keptStates(strapi, others, only),
    countFindings(strapi, languages, only),
  ]);
  const coverage = Object.fromEntries(languages.map((locale) => [locale, none()]));
  let images = 0;
  for (const { effective, total } of own) {
    images += Number(total);
    const states = coverage[ownLanguage];
    if (states) states[effective] += Number(total);
  }
  // Most images may have no row in the other languages: those are told by what is left over.
  for (const locale of others) {
    const states = coverage[locale];
    if (states) states.missing = images;
  }
  for (const { locale = '', effective, total } of kept) {
    const states = coverage[locale];
    if (!states || effective === 'missing') continue;
    states[effective] += Number(total);
    states.missing -= Number(total);
  }
  return { images, coverage, ...findings, countedAt };
}

/** Images only, of those that may be seen. */
function narrow(strapi: Core.Strapi, query: FilesQuery, only: FilesQuery | null): FilesQuery {
  void query.where(`f.${columnOf(strapi, FILE_UID, 'mime')}`, 'like', 'image/%');
  if (only) void query.whereIn('f.id', only);
  return query;
}

async function ownStates(
  strapi: Core.Strapi,
  locale: string,
  only: FilesQuery | null,
): Promise<Counted[]> {
  const query = narrow(strapi, filesQuery(strapi, 'f'), only);
  joinText(query, { file: 'f', text: 't', locale });
  const state = stateSql(strapi, { file: 'f', text: 't', own: true });
  return query
    .select(strapi.db.connection.raw('? as effective', [state]))
    .groupBy('effective')
    .count<Counted[]>({ total: '*' });
}

/** Our texts in these languages whose images are there. */
function textsQuery(
  strapi: Core.Strapi,
  locales: readonly string[],
  only: FilesQuery | null,
): FilesQuery {
  const query = strapi.db
    .getConnection(`${textsModel.tableName} as t`)
    .join(`${strapi.db.metadata.get(FILE_UID).tableName} as f`, 'f.id', 't.asset_id')
    .whereIn('t.locale', locales);
  return narrow(strapi, query, only);
}

async function keptStates(
  strapi: Core.Strapi,
  locales: readonly string[],
  only: FilesQuery | null,
): Promise<Counted[]> {
  if (locales.length === 0) return [];
  const state = stateSql(strapi, { file: 'f', text: 't', own: false });
  return textsQuery(strapi, locales, only)
    .select('t.locale as locale', strapi.db.connection.raw('? as effective', [state]))
    .groupBy('t.locale', 'effective')
    .count<Counted[]>({ total: '*' });
}

/** Images with a remark, by rule and in all: an image in three languages is one. */
async function countFindings(
  strapi: Core.Strapi,
  locales: readonly string[],
  only: FilesQuery | null,
): Promise<Pick<Coverage, 'findings' | 'findingsByRule'>> {
  const found = () =>
    narrow(
      strapi,
      findingsQuery(strapi, 'any')
        .join(`${strapi.db.metadata.get(FILE_UID).tableName} as f`, 'f.id', 'q.asset_id')
        .whereIn('q.locale', [...locales]),
      only,
    );
  const [all, byRule] = await Promise.all([
    found().countDistinct<{ total: unknown }[]>({ total: 'q.asset_id' }),
    found()
      .select('q.rule as rule')
      .groupBy('q.rule')
      .countDistinct<{ rule: RuleId; total: unknown }[]>({ total: 'q.asset_id' }),
  ]);
  return {
    findings: Number(all[0]?.total ?? 0),
    findingsByRule: Object.fromEntries(byRule.map(({ rule, total }) => [rule, Number(total)])),
  };
}

/** What there is to be seen for whom nothing may be seen. */
export const noCoverage = (languages: readonly string[]): Coverage => ({
  images: 0,
  coverage: Object.fromEntries(languages.map((locale) => [locale, none()])),
  findings: 0,
  findingsByRule: {},
  countedAt: new Date().toISOString(),
});
