import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Asset, Page } from '../../server/src/contracts/assets';
import type { Settings } from '../../server/src/contracts/settings';
import type { Task } from '../../server/src/contracts/tasks';
import type { Change } from '../../server/src/contracts/texts';
import { ok } from '../support/http';
import { uniqueImage } from '../support/image';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { waitFor } from '../support/wait';

const SAME = 'A red mug on a wooden table beside an open window';

describe('texts that were there before the plugin', () => {
  let app: RunningStrapi;
  const ids: number[] = [];
  let files: unknown[] = [];

  const rows = () => app.strapi.db.connection('files').whereIn('id', ids).orderBy('id');
  const asset = async (id: number) => ok(await app.admin.get<Asset>(`/alt-text/assets/${id}`));
  const rulesOf = async (id: number) =>
    ((await asset(id)).texts['en']?.findings ?? []).map(({ rule }) => rule);
  const counted = async () =>
    Number(
      (
        await app.strapi.db
          .connection('alt_text_findings')
          .count<{ total: number }[]>({ total: '*' })
      )[0]?.total,
    );
  const until = (what: string, holds: () => Promise<boolean>) => waitFor(holds, { what });

  beforeAll(async () => {
    app = await startStrapi({ plugin: false });
    for (const alternativeText of [
      'IMG_0001.jpg',
      SAME,
      `${SAME} `.toUpperCase().trim(),
      '',
      null,
    ]) {
      const info = alternativeText === null ? undefined : { alternativeText };
      ids.push((await app.admin.upload(await uniqueImage(), 'old.jpg', info)).id);
    }
    files = await rows();
    await app.restart({ plugin: {} });
  });
  afterAll(() => app.stop());

  it('are judged without being changed', async () => {
    const [named = 0, first = 0, second = 0, ...others] = ids;
    await until('the text that is a file name to be found', async () =>
      (await rulesOf(named)).includes('file-name'),
    );
    // The first of the two was judged before anybody knew of the second.
    for (const id of [first, second]) {
      await until(`the text of ${id} to be found twice`, async () =>
        (await rulesOf(id)).includes('duplicate'),
      );
    }
    for (const id of others) expect(await rulesOf(id)).toEqual([]);
    expect((await asset(first)).texts['en']).toMatchObject({
      alternativeText: SAME,
      state: 'human',
    });
    expect(await rows()).toEqual(files);
    for (const id of ids) {
      const { results } = ok(await app.admin.get<Page<Change>>(`/alt-text/assets/${id}/history`));
      expect(results).toEqual([]);
    }
    expect(ok(await app.admin.get<Page<Task>>('/alt-text/tasks')).pagination.total).toBe(0);
  });

  it('are judged once, and again where the rules have changed', async () => {
    const texts = () => app.strapi.db.connection('alt_text_texts').orderBy('id');
    const before = await texts();
    const findings = await counted();
    const settings = ok(await app.admin.get<Settings>('/alt-text/settings'));
    const text = { ...settings.text, maxLength: 20 };
    ok(await app.admin.put('/alt-text/settings', { ...settings, text }));
    await app.restart();
    const [, first = 0, second = 0] = ids;
    await until('the texts to be too long', async () =>
      (await Promise.all([first, second].map(rulesOf))).every((rules) =>
        rules.includes('too-long'),
      ),
    );
    expect(await counted()).toBe(findings + 2);
    expect(await texts()).toHaveLength(before.length);
    expect(await rows()).toEqual(files);
  });

  it('lose the finding when the other text is another', async () => {
    const [, first = 0, second = 0] = ids;
    await app.strapi.db
      .connection('files')
      .where('id', second)
      .update({ alternative_text: 'Mugs' });
    await app.restart();
    for (const id of [first, second]) {
      await until(
        `the text of ${id} to be found once`,
        async () => !(await rulesOf(id)).includes('duplicate'),
      );
    }
    await app.strapi.db.connection('files').where('id', second).update({ alternative_text: null });
    await app.restart();
    await until('nothing to be said of a text that is gone', async () => {
      const left = await app.strapi.db.connection('alt_text_findings').where('asset_id', second);
      return left.length === 0;
    });
    expect((await asset(second)).texts['en']).toMatchObject({ state: 'missing' });
  });

  it('do not keep the scan from a file that came in behind the upload', async () => {
    const { connection } = app.strapi.db;
    const [file] = (await rows()) as Record<string, unknown>[];
    const id = 90_000;
    const words = { alternative_text: 'A mug that came in behind' };
    await connection('files').insert({
      ...file,
      ...words,
      id,
      document_id: 'behind',
      created_at: new Date('2026-01-01'),
    });
    await connection('alt_text_texts').insert({
      ...words,
      id,
      asset_id: id,
      locale: 'en',
      state: 'human',
      version: 0,
      updated_at: new Date(),
    });
    await app.restart();
    await until('the file to have a task', async () => {
      const { results } = ok(await app.admin.get<Page<Task>>(`/alt-text/tasks?assetId=${id}`));
      return results.length === 1;
    });
  });
});
