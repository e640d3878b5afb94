import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { TextState } from '../../server/src/contracts/texts';
import { TEXT_STATES } from '../../server/src/models/states';
import type { TextRow } from '../../server/src/models/texts';
import { effectiveState } from '../../server/src/texts/state';
import { filesQuery, joinText, stateSql } from '../../server/src/texts/state-sql';
import { startStrapi, type RunningStrapi } from '../support/strapi';

const TEXTS = [null, '', ' \t\n', '\u00a0\u3000', 'A cat', 'a cat', 'A cat ', '"Ça" 🐈'];
const STATES: (TextState | null)[] = [null, ...TEXT_STATES];

interface Case {
  id: number;
  /** What the file's own column holds. */
  column: string | null;
  /** What we keep. */
  kept: string | null;
  /** `null`: there is no row. */
  state: TextState | null;
}

const CASES = TEXTS.flatMap((column) =>
  STATES.flatMap((state): Omit<Case, 'id'>[] =>
    (state === null ? [null] : TEXTS).map((kept) => ({ column, kept, state })),
  ),
).map((one, index): Case => ({ ...one, id: index + 1 }));

describe('the state of a text as SQL', () => {
  let app: RunningStrapi;

  beforeAll(async () => {
    app = await startStrapi();
    const knex = app.strapi.db.connection;
    await knex.batchInsert(
      'files',
      CASES.map(({ id, column }) => ({
        id,
        name: `${id}.jpg`,
        alternative_text: column,
        mime: 'image/jpeg',
      })),
      200,
    );
    for (const locale of ['en', 'fr']) {
      const rows = CASES.flatMap(({ id, kept, state }) =>
        state === null ? [] : [{ asset_id: id, locale, alternative_text: kept, state }],
      );
      await knex.batchInsert('alt_text_texts', rows, 200);
    }
  });
  afterAll(() => app.stop());

  const statesInSql = async (locale: string, own: boolean): Promise<Record<number, string>> => {
    const query = filesQuery(app.strapi, 'f');
    joinText(query, { file: 'f', text: 't', locale });
    const state = stateSql(app.strapi, { file: 'f', text: 't', own });
    const columns = app.strapi.db.connection.raw('?? as id, ? as state', ['f.id', state]);
    const rows = await query.select<{ id: number; state: string }[]>(columns);
    return Object.fromEntries(rows.map((row) => [row.id, row.state]));
  };

  const statesInCode = (own: boolean): Record<number, string> =>
    Object.fromEntries(
      CASES.map(({ id, column, kept, state }) => {
        const row = state === null ? null : ({ alternativeText: kept, state } as TextRow);
        const columns = own ? { alternativeText: column, caption: null } : null;
        return [id, effectiveState(columns, row)];
      }),
    );

  it.each([
    ['the language of the own columns', 'en', true],
    ['another language', 'fr', false],
  ])('is that of the code, for %s', async (_what, locale, own) => {
    expect(CASES.length).toBeGreaterThan(500);
    expect(await statesInSql(locale, own)).toEqual(statesInCode(own));
  });
});
