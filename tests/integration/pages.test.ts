import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type { PageReviewAnswer, PageSuggestion } from '../../server/src/contracts/pages';
import type { Credits } from '../../server/src/contracts/providers';
import type { Settings } from '../../server/src/contracts/settings';
import { ok } from '../support/http';
import { ARTICLES, startPages, UID, type PagesScenario } from '../support/pages';
import { namedFields, refusal } from '../support/refusal';

const block = (words: string) => ({ type: 'paragraph', children: [{ type: 'text', text: words }] });

describe('the metadata of pages', () => {
  let pages: PagesScenario;
  beforeAll(async () => {
    pages = await startPages();
  });
  beforeEach(() => pages.vendor.reset());
  afterAll(() => pages.stop());

  const sent = () => pages.vendor.requests.map(({ body }) => body as Record<string, unknown>);
  const review = async (decision: 'take' | 'leave', ...ids: number[]) =>
    ok(
      await pages.strapi.admin.post<PageReviewAnswer>('/alt-text/pages/review', { ids, decision }),
    );
  const listed = async (query: Record<string, string>) =>
    ok(await pages.strapi.admin.get<Page<PageSuggestion>>('/alt-text/pages', query));
  const seoOf = async (documentId: string, locale = 'en') =>
    (await pages.draft(documentId, locale))?.['seo'];

  it('are written from blocks, rich text and dynamic zones, without private fields', async () => {
    const id = await pages.article({
      title: 'Our bread',
      intro: [block('Baked daily.')],
      body: '## Rye\n\nDark and **slow**.',
      secret: 'hidden 1',
      sections: [
        {
          __component: 'sections.quote',
          words: 'The best.',
          margin: 'hidden 2',
          cards: [{ heading: 'Crust' }, { heading: 'Crumb' }],
        },
        { __component: 'sections.prose', body: '<p>Open &amp; warm</p>' },
      ],
    });
    const suggestion = await pages.suggested(id);
    expect(sent()).toEqual([
      {
        apikey: pages.vendor.key,
        title: 'Our bread',
        content: 'Baked daily.\nRye\n\nDark and slow.\nThe best.\nCrust\nCrumb\nOpen & warm',
        language: 'english',
      },
    ]);
    expect(suggestion).toMatchObject({
      uid: UID,
      documentId: id,
      locale: 'en',
      metaTitle: 'Emulated: Our bread',
      provider: 'alttext-io',
      credits: 1,
      seen: { metaTitle: '', metaDescription: '' },
      status: 'open',
    });
    expect(await seoOf(id)).toBeNull();
  });

  it('are cut to what the vendor takes', async () => {
    const id = await pages.article({ title: 'Long', body: 'bread '.repeat(10_000) });
    await pages.suggested(id);
    // As many whole words as there is room for; the emulator's log keeps their length.
    expect(sent()[0]?.['content']).toMatch(/^bread bread.+\(19997 characters\)$/);
  });

  it('are paid for once for the same page, and anew where it changed or a person asks', async () => {
    const id = await pages.article({ title: 'Once' });
    const first = await pages.suggested(id);
    expect((await pages.suggested(id)).id).toBe(first.id);
    expect(sent()).toHaveLength(1);
    await pages.update(id, { title: 'Twice' });
    const second = await pages.suggested(id);
    expect(second.id).not.toBe(first.id);
    // The first page again: its receipt is there.
    await pages.update(id, { title: 'Once' });
    expect(await pages.suggested(id)).toMatchObject({ metaTitle: first.metaTitle, credits: 0 });
    expect(sent()).toHaveLength(2);
    const anew = await pages.suggested(id, { anew: true });
    expect(anew.credits).toBe(1);
    expect(sent()).toHaveLength(3);
    const { results } = await listed({ documentId: id });
    expect(results.map(({ status }) => status)).toEqual([
      'open',
      'replaced',
      'replaced',
      'replaced',
    ]);
    expect((await review('take', first.id)).skipped).toMatchObject([{ code: 'not_open' }]);
  });

  it('are taken into the draft, and nothing else of it changes or is published', async () => {
    const seo = { robots: 'noindex', card: { heading: 'A card' } };
    const id = await pages.article({ title: 'Taken', seo });
    const { id: suggestion, metaTitle, metaDescription } = await pages.suggested(id);
    const answer = await review('take', suggestion);
    expect(answer).toEqual({
      taken: [{ id: suggestion, written: ['metaTitle', 'metaDescription'] }],
      skipped: [],
    });
    expect(await pages.draft(id)).toMatchObject({
      title: 'Taken',
      publishedAt: null,
      seo: { metaTitle, metaDescription, ...seo },
    });
    const documents = pages.strapi.strapi.documents(UID as never);
    expect(await documents.findOne({ documentId: id, status: 'published' } as never)).toBeNull();
    expect((await listed({ documentId: id })).results).toMatchObject([
      { status: 'taken', by: 'Ada Admin', written: ['metaTitle', 'metaDescription'] },
    ]);
    // It stands there: nothing is asked for again.
    expect(await pages.suggest({ documentIds: [id] })).toMatchObject([{ code: 'up_to_date' }]);
    expect((await review('take', suggestion)).skipped).toMatchObject([{ code: 'not_open' }]);
    // What was taken may be written over by what is suggested next.
    await pages.update(id, { title: 'Taken again' });
    const next = await pages.suggested(id);
    expect(next.seen).toEqual({ metaTitle, metaDescription });
    await review('take', next.id);
    expect(await seoOf(id)).toMatchObject({ metaTitle: next.metaTitle, ...seo });
  });

  it('never stand in place of a person’s words', async () => {
    const id = await pages.article({ title: 'Words', seo: { metaTitle: 'My title' } });
    const first = await pages.suggested(id);
    expect(await review('take', first.id)).toMatchObject({
      taken: [{ written: ['metaDescription'] }],
    });
    expect(await seoOf(id)).toMatchObject({
      metaTitle: 'My title',
      metaDescription: first.metaDescription,
    });
    const other = await pages.article({ title: 'Meanwhile' });
    const suggestion = await pages.suggested(other);
    await pages.update(other, { seo: { metaTitle: 'Typed', metaDescription: 'meanwhile' } });
    expect(await review('take', suggestion.id)).toMatchObject({
      taken: [],
      skipped: [{ id: suggestion.id, code: 'human_text' }],
    });
    expect(await seoOf(other)).toMatchObject({ metaTitle: 'Typed', metaDescription: 'meanwhile' });
    const before = sent().length;
    expect(await pages.suggest({ documentIds: [other] })).toMatchObject([{ code: 'human_text' }]);
    expect(await pages.suggest({ documentIds: [other], anew: true })).toMatchObject([
      { code: 'human_text' },
    ]);
    expect(sent()).toHaveLength(before);
  });

  it('that were left are not offered again, unless they are asked for anew', async () => {
    const id = await pages.article({ title: 'Left' });
    const suggestion = await pages.suggested(id);
    expect(await review('leave', suggestion.id)).toEqual({ left: 1, skipped: [] });
    expect(await pages.suggest({ documentIds: [id] })).toMatchObject([{ code: 'left_before' }]);
    expect(await seoOf(id)).toBeNull();
    expect(sent()).toHaveLength(1);
    expect((await pages.suggested(id, { anew: true })).status).toBe('open');
  });

  it('are written in the language of each version', async () => {
    const id = await pages.article({ title: 'Bread' });
    await pages.update(id, { title: 'Le pain' }, 'fr');
    const results = await pages.suggest({ documentIds: [id] });
    expect(results.map(({ locale, status }) => [locale, status])).toEqual([
      ['en', 'suggested'],
      ['fr', 'suggested'],
    ]);
    const languages = sent().map(({ title, language }) => [title, language]);
    expect(languages.sort()).toEqual([
      ['Bread', 'english'],
      ['Le pain', 'french'],
    ]);
    const french = (await listed({ documentId: id, locale: 'fr' })).results;
    await review('take', ...french.map((one) => one.id));
    expect(await seoOf(id, 'fr')).toMatchObject({ metaTitle: 'Emulated: Le pain' });
    expect(await seoOf(id)).toBeNull();
    expect(await pages.suggest({ documentIds: [id], locales: ['de'] })).toMatchObject([
      { locale: 'de', code: 'not_found' },
    ]);
  });

  it('go to content types without drafts and languages, as far as their fields hold them', async () => {
    const uid = 'api::note.note';
    const short = await pages.note({ name: 'Short' });
    const long = await pages.note({ name: 'A name that is longer than the headline' });
    const results = await pages.suggest({ uid, documentIds: [short, long] });
    expect(results).toMatchObject([{ locale: null }, { locale: null }]);
    const ids = results.flatMap((one) => (one.status === 'suggested' ? [one.suggestion.id] : []));
    const answer = await review('take', ...ids);
    expect(answer).toMatchObject({ taken: [{ id: ids[0] }], skipped: [{ code: 'not_valid' }] });
    expect((await listed({ uid, status: 'open' })).results.map((one) => one.id)).toEqual([ids[1]]);
  });

  it('that cannot be had say why, and what was paid for is kept', async () => {
    const ids = await Promise.all(['One', '', 'Three'].map((title) => pages.article({ title })));
    pages.vendor.inject('blank');
    const results = await pages.suggest({ documentIds: [ids[0], ids[1], 'nobody'] });
    expect(results).toMatchObject([
      { status: 'failed', code: 'bad_response' },
      { status: 'skipped', code: 'no_title' },
      { status: 'skipped', code: 'not_found' },
    ]);
    pages.vendor.set({ credits: 0 });
    expect(await pages.suggest({ documentIds: [ids[2]] })).toMatchObject([
      { status: 'failed', code: 'insufficient_credits' },
    ]);
    // A blank answer is paid for, and not offered.
    pages.vendor.set({ credits: 9 });
    expect((await pages.suggested(ids[0] ?? '')).credits).toBe(1);
  });

  it('are asked for by one person at a time', async () => {
    const id = await pages.article({ title: 'Double click' });
    pages.vendor.set({ latencyMs: 500 });
    const both = await Promise.all([1, 2].map(() => pages.suggest({ documentIds: [id] })));
    expect(
      both
        .flat()
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['skipped', 'suggested']);
    expect(sent()).toHaveLength(1);
  });

  it('count towards the credits of the month and the budget', async () => {
    const { admin } = pages.strapi;
    const used = async () =>
      ok(await admin.get<Credits>('/alt-text/providers/alttext-io/credits')).usedThisMonth;
    const before = await used();
    await pages.suggested(await pages.article({ title: 'Counted' }));
    expect(await used()).toBe(before + 1);
    const overview = ok(
      await admin.get<{ credits: Record<string, unknown> }>('/alt-text/overview'),
    );
    expect(overview.credits['alttext-io']).toMatchObject({ usedThisMonth: before + 1 });
    const settings = ok(await admin.get<Settings>('/alt-text/settings'));
    const budgets = { 'alttext-io': { monthlyCredits: before + 2 } };
    ok(await admin.put('/alt-text/settings', { ...settings, budgets }));
    const ids = await Promise.all([1, 2, 3].map((n) => pages.article({ title: `Budget ${n}` })));
    pages.vendor.reset();
    const results = await pages.suggest({ documentIds: ids });
    expect(results.filter(({ status }) => status === 'suggested')).toHaveLength(1);
    expect(results.filter((one) => 'code' in one).map((one) => 'code' in one && one.code)).toEqual([
      'insufficient_credits',
      'insufficient_credits',
    ]);
    expect(sent()).toHaveLength(1);
    ok(await admin.put('/alt-text/settings', settings));
  });

  it('are refused where too much is asked for, or what is not there', async () => {
    const { admin } = pages.strapi;
    const ask = (body: object) => admin.post('/alt-text/pages/suggest', body);
    const ids = Array.from({ length: 21 }, (_, index) => `document${index}`);
    expect(refusal(await ask({ uid: UID, documentIds: ids }), 400).message).toContain('20');
    const lost = refusal(await ask({ uid: 'api::lost.lost', documentIds: ['a'] }), 400);
    expect(lost.details).toMatchObject({ code: 'not_mapped' });
    const provider = { uid: UID, documentIds: ['a'], provider: 'altframe' };
    expect(refusal(await ask(provider), 400).details).toMatchObject({ code: 'no_provider' });
    refusal(await ask({ uid: UID, documentIds: ['a'.repeat(61)] }), 400);
    refusal(await ask({ uid: '__proto__', documentIds: ['a'] }), 400);
    refusal(await admin.post('/alt-text/pages/review', { ids: [1], decision: 'keep' }), 400);
  });

  it('are mapped to fields that are there', async () => {
    const { admin } = pages.strapi;
    const settings = ok(await admin.get<Settings>('/alt-text/settings'));
    const named = async (change: object, uid = UID) =>
      namedFields(
        refusal(
          await admin.put('/alt-text/settings', {
            ...settings,
            pages: { [uid]: { ...ARTICLES, ...change } },
          }),
          400,
        ),
      );
    expect(await named({}, 'api::lost.lost')).toEqual(['pages.api::lost.lost']);
    expect(await named({ title: 'headline' })).toEqual([`pages.${UID}.title`]);
    expect(await named({ content: ['body', 'secret'] })).toEqual([`pages.${UID}.content.1`]);
    expect(await named({ metaTitle: 'seo.robots.deep' })).toEqual([`pages.${UID}.metaTitle`]);
    expect(await named({ metaTitle: 'seo' })).toEqual([`pages.${UID}.metaTitle`]);
    expect(await named({ provider: 'altframe' })).toEqual([`pages.${UID}.provider`]);
    expect(await named({ keyword: '{{entry.secret}}' })).toEqual([`pages.${UID}.keyword`]);
  });
});
