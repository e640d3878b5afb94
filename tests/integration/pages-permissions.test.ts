import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Page } from '../../server/src/contracts/assets';
import type { PageReviewAnswer, PageSuggestion } from '../../server/src/contracts/pages';
import { ACTIONS } from '../../server/src/permissions';
import type { AdminClient, Permission } from '../support/admin-client';
import { ok } from '../support/http';
import { startPages, UID, type PagesScenario } from '../support/pages';

const OURS = [ACTIONS.pagesRead, ACTIONS.pagesGenerate, ACTIONS.pagesReview];

const READ = ['title', 'intro', 'body', 'sections', 'seo.metaTitle', 'seo.metaDescription'];

const explorer = (
  action: string,
  fields: string[],
  locales = ['en', 'fr'],
  conditions: string[] = [],
) => ({
  action: `plugin::content-manager.explorer.${action}`,
  subject: UID,
  properties: { fields, locales },
  conditions,
});

describe('a role in the Content Manager', () => {
  let pages: PagesScenario;
  let id: string;
  let suggestion: PageSuggestion;
  beforeAll(async () => {
    pages = await startPages();
    id = await pages.article({ title: 'Bread' });
    await pages.update(id, { title: 'Le pain' }, 'fr');
    suggestion = await pages.suggested(id, { locales: ['en'] });
  });
  afterAll(() => pages.stop());

  const userWith = (...permissions: Permission[]): Promise<AdminClient> =>
    pages.strapi.admin.createUser([...OURS, ...permissions]);
  const listed = async (user: AdminClient) =>
    ok(await user.get<Page<PageSuggestion>>('/alt-text/pages'));
  const review = async (user: AdminClient, decision: 'take' | 'leave') =>
    ok(
      await user.post<PageReviewAnswer>('/alt-text/pages/review', {
        ids: [suggestion.id],
        decision,
      }),
    );

  it.each<[string, () => Permission[]]>([
    ['without this content type', () => []],
    ['without a field that is sent', () => [explorer('read', READ.slice(1))]],
    ['without a component’s field', () => [explorer('read', READ.slice(0, -1))]],
    ['with another language', () => [explorer('read', READ, ['fr'])]],
    ['with its own entries only', () => [explorer('read', READ, undefined, ['admin::is-creator'])]],
  ])('%s asks for nothing', async (_what, permissions) => {
    const user = await userWith(...permissions());
    const before = pages.vendor.requests.length;
    const results = await pages.suggest({ documentIds: [id], locales: ['en'], anew: true }, user);
    expect(results).toMatchObject([{ status: 'skipped', code: 'not_allowed' }]);
    expect(pages.vendor.requests).toHaveLength(before);
  });

  it.each<[string, () => Permission[]]>([
    ['without this content type', () => []],
    ['without the fields that are written', () => [explorer('read', READ.slice(0, 4))]],
    ['with another language', () => [explorer('read', READ, ['fr'])]],
    ['with its own entries only', () => [explorer('read', READ, undefined, ['admin::is-creator'])]],
  ])('%s sees none in the list, nor in its total', async (_what, permissions) => {
    const { results, pagination } = await listed(await userWith(...permissions()));
    expect({ results, total: pagination.total }).toEqual({ results: [], total: 0 });
  });

  it('that may read sees and asks, and decides nothing', async () => {
    const user = await userWith(explorer('read', READ, ['en']), explorer('update', ['title']));
    expect((await listed(user)).results.map((one) => one.id)).toEqual([suggestion.id]);
    expect(await pages.suggest({ documentIds: [id], locales: ['en'] }, user)).toMatchObject([
      { suggestion: { id: suggestion.id } },
    ]);
    for (const decision of ['take', 'leave'] as const) {
      expect((await review(user, decision)).skipped).toMatchObject([{ code: 'not_allowed' }]);
    }
    expect((await pages.draft(id))?.['seo']).toBeNull();
  });

  it('that may update the fields takes it, in its own name', async () => {
    const user = await userWith(explorer('read', READ), explorer('update', READ.slice(-2)));
    expect((await review(user, 'take')).skipped).toEqual([]);
    expect((await pages.draft(id))?.['seo']).toMatchObject({ metaTitle: suggestion.metaTitle });
    expect((await listed(user)).results).toMatchObject([{ status: 'taken', by: 'Uma User' }]);
  });
});
