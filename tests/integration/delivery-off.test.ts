import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { TEXTS_UID } from '../../server/src/models/texts';
import { fillMagazine, type Filled } from '../support/magazine-entries';
import { startMagazine, type Magazine } from '../support/magazine';

const POPULATE =
  'populate[cover]=true&populate[gallery]=true&populate[author][populate]=*' +
  '&populate[notes][populate]=*&populate[sections][populate]=*';

const QUERY = `{
  articles(locale: "fr") {
    title cover { alternativeText caption url } gallery { alternativeText } body
    author { portrait { alternativeText } }
    sections { ... on ComponentMagGrid { cells { image { alternativeText } } } }
    notes { photo { alternativeText } }
  }
  uploadFiles { documentId alternativeText caption formats }
  __schema { types { name fields { name } } }
}`;

describe('an answer that is not localized', () => {
  let site: Magazine;
  let filled: Filled;

  const raw = async (path: string, init: RequestInit = {}): Promise<string> => {
    const authorization = `Bearer ${await site.strapi.contentApi.token()}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await fetch(`${site.strapi.url}${path}`, { ...init, headers });
    return `${answer.status} ${await answer.text()}`;
  };
  const answers = async (): Promise<string[]> => [
    await raw(`/api/articles?locale=fr&${POPULATE}`),
    await raw(`/api/articles/${filled.article}?locale=pt-BR&status=draft&${POPULATE}`),
    await raw('/api/homepage?locale=fr&populate=*'),
    await raw('/api/upload/files?locale=fr'),
    await raw('/graphql', { method: 'POST', body: JSON.stringify({ query: QUERY }) }),
  ];

  beforeAll(async () => {
    site = await startMagazine();
    filled = await fillMagazine(site);
  });
  afterAll(() => site.stop());

  it('is byte for byte what Strapi gives', async () => {
    const localized = await answers();
    await site.change({ delivery: { localize: false } });
    const off = await answers();
    await site.change({ delivery: { localize: true } });
    await site.strapi.strapi.db.query(TEXTS_UID).deleteMany({});
    const empty = await answers();
    await site.strapi.restart({ plugin: false });
    const plain = await answers();
    expect(off).toEqual(plain);
    expect(empty).toEqual(plain);
    for (const [index, answer] of localized.entries()) expect(answer).not.toBe(plain[index]);
  });
});
