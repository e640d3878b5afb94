import type { Knex } from 'knex';

import { DEFAULT_SETTINGS } from '../../server/src/settings/defaults';
import { judgedByOf } from '../../server/src/texts/judged';

/** How many pictures there are on disk: those that a run comes to within a benchmark. */
export const PICTURES = 1000;

/** So many rows are written by one statement. */
const STEP = 100_000;

type Client = 'sqlite' | 'postgres';

/** What the two databases write differently. */
const WORDS = {
  postgres: {
    json: (text: string) => `CAST(${text} AS jsonb)`,
    at: (seconds: string) => `(timestamp '2023-01-01' + (${seconds}) * interval '1 second')`,
    yes: 'TRUE',
    no: 'FALSE',
  },
  sqlite: {
    json: (text: string) => text,
    at: (seconds: string) => `(1672531200000 + (${seconds}) * 1000)`,
    yes: '1',
    no: '0',
  },
} as const;

/**
 * A library that has been in use for a while: 95 % images in some hundred folders, 60 % of them
 * without a text, 28 % with one of ours in the one or the other state, 12 % with a person's words;
 * the tasks, the receipts and the history of the earlier runs that brought them. Which is which
 * does not depend on the order of the rows, and is the same each time.
 *
 * The tables must be there: Strapi has been started on the database once.
 */
export async function fillLibrary(knex: Knex, client: Client, files: number): Promise<void> {
  const { json, at, yes, no } = WORDS[client];
  const insert = async (table: string, columns: Record<string, string>, where: string) => {
    for (let from = 1; from <= files; from += STEP) {
      const to = Math.min(files, from + STEP - 1);
      const names = Object.keys(columns).map((name) => `"${name}"`);
      const rows = `WITH RECURSIVE c(i) AS (SELECT CAST(${from} AS bigint) UNION ALL SELECT i + 1 FROM c WHERE i < ${to}),
        n AS (SELECT i, (i * 7919 + i / 97 * 31) % 100 AS r, (i * 104729 + i / 1009 * 7) % 1000 AS s FROM c)`;
      await knex.raw(
        `${client === 'postgres' ? '' : rows} INSERT INTO "${table}" (${names.join(', ')})
         ${client === 'postgres' ? rows : ''}
         SELECT ${Object.values(columns).join(', ')} FROM n WHERE ${where}`,
      );
    }
  };
  const text = (what: string) => `'${what} ' || i || ', seen from the side, in the evening light'`;
  const judged = String(judgedByOf(DEFAULT_SETTINGS.text.maxLength));
  const image = 's >= 50';
  const ours = `${image} AND r >= 60 AND r < 88`;
  const state = `CASE WHEN r < 75 THEN 'ai' WHEN r < 80 THEN 'approved' WHEN r < 83 THEN 'suggested'
    WHEN r < 85 THEN 'stale' WHEN r < 87 THEN 'decorative' ELSE 'embedded' END`;
  const kept = (locale: string) =>
    `CASE WHEN r >= 80 AND r < 83 OR r >= 85 AND r < 87 THEN NULL ELSE ${text(locale)} END`;

  await knex('upload_folders').insert(
    Array.from({ length: 100 }, (_, n) => ({
      id: n + 1,
      document_id: `folder-${n + 1}`,
      name: `Folder ${n + 1}`,
      path_id: n + 1,
      path: n < 10 ? `/${n + 1}` : `/${(n % 10) + 1}/${n + 1}`,
      created_at: new Date(),
      updated_at: new Date(),
    })),
  );
  await insert(
    'files',
    {
      id: 'i',
      document_id: `'file-' || i`,
      name: `'DSC_' || i || ' shop.jpg'`,
      alternative_text: `CASE WHEN r < 60 THEN CASE WHEN r < 20 THEN '' ELSE NULL END
        WHEN r < 88 THEN ${kept('en')} ELSE ${text('A person’s words')} END`,
      caption: `CASE WHEN r < 60 THEN NULL ELSE ${text('Caption')} END`,
      width: '1600 + s',
      height: '1200',
      formats: json(
        `'{"thumbnail":{"ext":".jpg","url":"/uploads/thumbnail_' || i || '.jpg","hash":"thumbnail_' || i || '","mime":"image/jpeg","size":8.1,"width":208,"height":156}}'`,
      ),
      hash: `'hash_' || i`,
      ext: `'.jpg'`,
      mime: `CASE WHEN s < 40 THEN 'application/pdf' WHEN s < 50 THEN 'video/mp4'
        WHEN s < 250 THEN 'image/png' WHEN s < 350 THEN 'image/webp' ELSE 'image/jpeg' END`,
      size: '120.5 + s',
      url: `'/uploads/picture-' || (i % ${PICTURES}) || '.jpg'`,
      provider: `'local'`,
      folder_path: `CASE WHEN s % 101 = 0 THEN '/' WHEN s % 101 <= 10 THEN '/' || (s % 101)
        ELSE '/' || ((s % 101 - 1) % 10 + 1) || '/' || (s % 101) END`,
      created_at: at('i * 60'),
      updated_at: at('i * 60'),
      published_at: at('i * 60'),
    },
    '1 = 1',
  );
  await insert('files_folder_lnk', { file_id: 'i', folder_id: 's % 101' }, 's % 101 > 0');
  for (const [locale, where] of [
    ['en', ours],
    ['fr', `${ours} AND s % 2 = 0`],
  ] as const) {
    await insert(
      'alt_text_texts',
      {
        asset_id: 'i',
        locale: `'${locale}'`,
        alternative_text: kept(locale),
        caption: text('Caption'),
        state,
        previous_state: `CASE WHEN r >= 80 AND r < 83 THEN 'missing' WHEN r >= 83 AND r < 85 THEN 'ai' END`,
        suggestion: json(
          `CASE WHEN r >= 80 AND r < 83 THEN '{"alternativeText":"A suggestion","caption":null,"title":null}' END`,
        ),
        provider: `'openai-compatible'`,
        model: `'a-model'`,
        fingerprint: `'${'0'.repeat(48)}' || (1000000000000000 + i)`,
        findings: json(
          `CASE WHEN s % 50 = 0 THEN '[{"rule":"too-long","severity":"advice","message":"A long text."}]' END`,
        ),
        judged_by: judged,
        text_hash: `'${locale} ' || i`,
        version: '1',
        updated_at: at('i * 60'),
      },
      where,
    );
    await insert(
      'alt_text_findings',
      { asset_id: 'i', locale: `'${locale}'`, rule: `'too-long'`, severity: `'advice'` },
      `${where} AND s % 50 = 0`,
    );
  }
  // A person's words, as they stand once they have been judged.
  await insert(
    'alt_text_texts',
    {
      asset_id: 'i',
      locale: `'en'`,
      alternative_text: text('A person’s words'),
      caption: text('Caption'),
      state: `'human'`,
      findings: json(`'[]'`),
      judged_by: judged,
      text_hash: `'a person ' || i`,
      version: '0',
      updated_at: at('i * 60'),
    },
    `${image} AND r >= 88`,
  );
  const earlier = {
    asset_id: 'i',
    trigger: `'run'`,
    status: `CASE WHEN r >= 58 AND r < 60 THEN 'failed' ELSE 'done' END`,
    run_id: 'i % 3 + 1',
    priority: '40',
    mode: `'apply'`,
    single: no,
    attempts: '1',
    provider: `'openai-compatible'`,
    code: `CASE WHEN r >= 58 AND r < 60 THEN 'refused' END`,
    message: `CASE WHEN r >= 58 AND r < 60 THEN 'The provider refused the image.' END`,
    credits: '1',
    duration_ms: '1200',
    created_at: at('i * 60'),
    finished_at: at('i * 60 + 30'),
  };
  await insert('alt_text_tasks', earlier, `${image} AND r >= 58 AND r < 88`);
  await insert(
    'alt_text_spend',
    {
      asset_id: 'i',
      task_id: 'i',
      provider: `'openai-compatible'`,
      locale: `'en'`,
      fingerprint: `'${'0'.repeat(48)}' || (1000000000000000 + i)`,
      description: json(`'{"alternativeText":"Words","caption":null,"title":null}'`),
      credits: '1',
      rejected: no,
      at: at('i * 60'),
    },
    ours,
  );
  await insert(
    'alt_text_changes',
    {
      asset_id: 'i',
      locale: `'en'`,
      run_id: 'i % 3 + 1',
      at: at('i * 60'),
      by_kind: `'provider'`,
      by_name: `'openai-compatible'`,
      before: json(`'{"alternativeText":null,"caption":null}'`),
      after: json(`'{"alternativeText":"Words","caption":null}'`),
      undone: no,
    },
    ours,
  );
  await addEarlierRuns(knex, yes);
  // The library was there before the plugin, or its scan for new files would find all of it.
  await knex('strapi_core_store_settings')
    .where({ key: 'plugin_alt-text_baseline' })
    .update({ value: JSON.stringify({ id: files }) });
  await settle(knex, client);
}

async function addEarlierRuns(knex: Knex, yes: string): Promise<void> {
  const counts = { total: 1, queued: 0, running: 0, done: 1, skipped: 0, failed: 0, cancelled: 0 };
  await knex('alt_text_runs').insert(
    [1, 2, 3].map((id) => ({
      id,
      status: 'completed',
      filter: '{}',
      options: '{}',
      started_by: 'a person',
      cursor: 0,
      selected: knex.raw(yes),
      estimated_credits: 1,
      result: JSON.stringify({ counts, creditsUsed: 1 }),
      created_at: new Date(),
      finished_at: new Date(),
    })),
  );
}

/** What a database does by itself some time after so many rows have come in. */
async function settle(knex: Knex, client: Client): Promise<void> {
  if (client === 'sqlite') {
    await knex.raw('ANALYZE');
    return;
  }
  for (const [table, id] of [
    ['files', 'files_id_seq'],
    ['upload_folders', 'upload_folders_id_seq'],
    ['alt_text_runs', 'alt_text_runs_id_seq'],
  ]) {
    await knex.raw('SELECT setval(?, (SELECT max(id) FROM ??))', [id ?? '', table ?? '']);
  }
  await knex.raw('VACUUM ANALYZE');
}
