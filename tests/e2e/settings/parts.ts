import type { Locator, Page } from 'playwright-core';

import type { SectionId } from '../../../admin/src/pages/Settings/sections';
import type { AppOptions } from '../../support/app';

export const GOOD_KEY = 'af_live_good_4711';
export const PATH = '/settings/alt-text';

/** An app of its own providers, so that there is an order, and every kind of option. */
export const APP_WITH_PROVIDERS = `
module.exports = {
  register({ strapi }) {
    const base = {
      defaultBaseUrl: 'http://127.0.0.1:9', needsKey: false, cost: 'Nothing',
      image: { bytes: true, url: false, mimeTypes: ['image/jpeg'], maxBytes: 1000000 },
      returns: ['alternativeText'], options: [],
      languages: { supported: ['en', 'fr'], perCall: 'many' },
      async describe() { return { texts: {}, credits: 0 }; },
    };
    const providers = strapi.plugin('alt-text').service('providers');
    providers.register({ ...base, id: 'house-model', name: 'House model', options: [
      { key: 'strict', type: 'boolean', label: 'Strict', default: false },
      { key: 'warmth', type: 'number', label: 'Warmth', min: 0, max: 2, default: 1 },
    ] });
    providers.register({ ...base, id: 'spare-model', name: 'Spare model' });
  },
};
`;

/** Articles, whose pages have metadata in a component. */
export const ARTICLES: Pick<AppOptions, 'contentTypes' | 'components'> = {
  components: [
    {
      category: 'shared',
      name: 'seo',
      attributes: { metaTitle: { type: 'string' }, metaDescription: { type: 'text' } },
    },
  ],
  contentTypes: [
    {
      singularName: 'article',
      pluralName: 'articles',
      displayName: 'Article',
      draftAndPublish: true,
      attributes: {
        title: { type: 'string' },
        intro: { type: 'text' },
        body: { type: 'richtext' },
        seo: { type: 'component', component: 'shared.seo' },
      },
    },
  ],
};

export const ARTICLE = 'api::article.article';

/** The name of each section's tab. */
export const TABS: Record<SectionId, string> = {
  providers: 'Providers',
  languages: 'Languages',
  texts: 'Texts',
  automation: 'Automation',
  folders: 'Folders',
  credits: 'Credits',
  pages: 'Pages',
};

export const tab = (page: Page, section: SectionId): Locator =>
  // Behind the name stand its marks, in words.
  page.getByRole('tab', { name: new RegExp(`^${TABS[section]}`) });

export const openSection = async (page: Page, section: SectionId): Promise<void> => {
  await tab(page, section).click();
  await page.getByRole('tabpanel', { name: new RegExp(`^${TABS[section]}`) }).waitFor();
};

export const openCard = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true, expanded: false }).click();
  await page.getByRole('button', { name, exact: true, expanded: true }).waitFor();
  // While it slides open, what is in it is cut off, and a click there would hit what is below.
  await page.getByRole('region', { name, exact: true }).evaluate(async (card) =>
    // One that is cut short by the next is over as well.
    Promise.allSettled(card.getAnimations({ subtree: true }).map(({ finished }) => finished)),
  );
};

/** The click is forced, for the mark that Strapi draws lies over the input. */
export const tick = async (page: Page, box: string, checked: boolean): Promise<void> => {
  const input = page.getByLabel(box);
  await (await input.elementHandle()).waitForElementState('stable');
  await input.setChecked(checked, { force: true });
};

export const saveButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Save', exact: true });

export const save = async (page: Page): Promise<void> => {
  const answer = page.waitForResponse(
    (response) => response.request().method() === 'PUT' && response.url().endsWith('/settings'),
  );
  await saveButton(page).click();
  if (!(await answer).ok()) throw new Error('The settings were refused.');
  await page.getByText('Settings saved.').last().waitFor();
};

export const choose = async (page: Page, field: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

export const rows = (page: Page, list: string): Locator =>
  page.getByRole('list', { name: list }).getByRole('listitem');

export const focused = (page: Page): Promise<string | null> => page.locator(':focus').textContent();
