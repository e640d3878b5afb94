import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ok } from '../support/http';
import { ARTICLE, startNewsroom, type Newsroom, type Refusal } from '../support/newsroom';
import { refusal } from '../support/refusal';

describe('the reminder where many entries are published at once', () => {
  let room: Newsroom;
  let described: string;
  let bare: string;

  const bulk = async (documentIds: string[], locale = 'en'): Promise<Refusal> =>
    room.strapi.admin.post(
      `/content-manager/collection-types/${ARTICLE}/actions/bulkPublish?locale=${locale}`,
      { documentIds },
    );

  beforeAll(async () => {
    room = await startNewsroom();
  });
  afterAll(() => room.stop());
  beforeEach(async () => {
    await room.strapi.strapi.db.query(ARTICLE).deleteMany({});
    const [good, poor] = [await room.image('good.jpg', 'A cat'), await room.image('poor.jpg')];
    described = await room.draft({ title: 'Good', cover: good.id });
    bare = await room.draft({ title: 'Poor', cover: poor.id, gallery: [poor.id, good.id] });
  });

  it('refuses the whole of a bulk publication, and names what is missing in all of it', async () => {
    await room.remind('block');
    const file = await room.image('other.jpg');
    const other = await room.draft({ title: 'Other', cover: file.id });
    const { message, details } = refusal(await bulk([described, bare, other]), 400);
    expect(message).toContain(
      'Nothing was published: 2 images have no alternative text in English: ' +
        '“poor.jpg” (Poor: cover), “other.jpg” (Other: cover). Write',
    );
    expect(details.code).toBe('alt_text_missing');
    expect(await room.published()).toBe(0);
    ok(await bulk([described]));
    expect(await room.published()).toBe(1);
  });

  it('warns of all of a bulk publication together', async () => {
    await room.remind('warn');
    const another = await room.image('another.jpg');
    const more = await room.draft({ title: 'More', cover: another.id });
    const answer = await bulk([described, bare, more]);
    ok(answer);
    // The same image stands twice in one of them.
    expect(answer.headers.get('x-alt-text-missing')).toBe('2');
    expect(await room.published()).toBe(3);
  });

  /** What a release does in its transaction: each of its entries, one after the other. */
  const release = async (documentIds: string[]): Promise<void> => {
    const { strapi } = room.strapi;
    await strapi.db.transaction(async () => {
      for (const documentId of documentIds) {
        await strapi.documents(ARTICLE).publish({ documentId, locale: 'en' });
      }
    });
  };

  it('fails a release with the reason, and publishes nothing of it', async () => {
    await room.remind('block');
    await expect(release([described, bare])).rejects.toThrow('Article “Poor” was not published');
    expect(await room.published()).toBe(0);
    await room.remind('warn');
    await release([described, bare]);
    expect(await room.published()).toBe(2);
  });

  /** The statements that a publication takes. */
  const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
    const { connection } = room.strapi.strapi.db;
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
    connection.on('query', note);
    await work();
    connection.off('query', note);
    return statements;
  };

  it('asks the database nothing when it is off, and no more for many images than for one', async () => {
    const images = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => room.image(`${name}.jpg`)),
    );
    const many = { title: 'Many', gallery: images.map(({ id }) => id) };
    const publish = (documentId: string) => () =>
      room.strapi.strapi.documents(ARTICLE).publish({ documentId, locale: 'en' });
    const costs: Record<string, number[]> = {};
    for (const mode of ['off', 'warn'] as const) {
      // Saving the settings forgets what was remembered of them: they are read once before.
      await room.remind(mode);
      await publish(await room.draft({ title: 'Before' }))();
      for (const data of [{ ...many, gallery: [images[0]?.id] }, many]) {
        const statements = await statementsOf(publish(await room.draft(data)));
        const ours = statements.filter((sql) => sql.includes('alt_text'));
        expect(ours.length, mode).toBe(mode === 'off' ? 0 : 1);
        (costs[mode] ??= []).push(statements.length);
      }
    }
    const [off, warn] = [costs['off'] ?? [], costs['warn'] ?? []];
    const extra = warn.map((count, index) => count - (off[index] ?? 0));
    // One for the entry, one for each field that can hold images, one for the texts.
    expect(extra[0]).toBeGreaterThan(0);
    expect(extra[0]).toBeLessThanOrEqual(7);
    expect(extra[1]).toBe(extra[0]);
  });
});
