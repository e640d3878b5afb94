import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { Asset, Page } from '../contracts/assets';
import { messageOf } from '../errors';
import { TEXT_STATES } from '../models/states';
import { UPLOAD_ACTIONS } from '../permissions';
import { altText } from '../plugin';
import { folderIdPath } from '../texts/folders';
import { libraryCount, libraryPage, type LibraryScope, type SortField } from '../texts/library';
import { assetAnswers } from './asset-answer';
import { allowedFiles } from './asset-permission';
import { libraryFigures } from './library-figures';
import { createRemembered } from './remembered';
import { answering, languageField, LARGEST_ID, pageQuery, parse } from './request';

/** As many as a page holds. */
const MOST_IDS = 100;

const SORTS = ['createdAt', 'name', 'id', '-createdAt', '-name', '-id'] as const;

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((value) => !value.includes('\u0000'), 'holds a character that cannot be looked for');

/** `1,2,3` */
const ids = z
  .string()
  .max(1200)
  .regex(/^[1-9]\d{0,9}(,[1-9]\d{0,9})*$/, 'expected ids such as 1,2,3')
  .transform((list) => [...new Set(list.split(',').map(Number))])
  .refine(
    (list) => list.length <= MOST_IDS && list.every((id) => id <= LARGEST_ID),
    `expected at most ${MOST_IDS} ids`,
  );

/** Names of stored files without their endings, which Strapi makes of letters, digits and a few signs. */
const hashes = text(20_000)
  .transform((list) => [...new Set(list.split(',').filter((hash) => hash !== ''))])
  .refine((list) => list.length <= MOST_IDS, `expected at most ${MOST_IDS} hashes`);

const query = z.object({
  ...pageQuery,
  ids: ids.optional(),
  hashes: hashes.optional(),
  state: z.enum(TEXT_STATES).optional(),
  locale: languageField.optional(),
  folder: text(1000).optional(),
  mime: z
    .string()
    .max(100)
    .regex(/^[a-z]+(\/(\*|[\w.+-]+))?$/i, 'expected a type such as image/png or image/*')
    .optional(),
  q: text(200).optional(),
  quality: z
    .string()
    .max(60)
    .regex(/^[a-z]+(-[a-z]+)*$/, 'expected the name of a rule, or any')
    .optional(),
  sort: z.enum(SORTS).default('-createdAt'),
});

/** `image/*` and `image` are all of a kind. */
const mimeFilter = (mime: string): string => {
  const [kind = '', subtype = '*'] = mime.toLowerCase().split('/');
  return subtype === '*' ? `${kind}/` : `${kind}/${subtype}`;
};

const nothing = (page: number, pageSize: number): Page<Asset> => ({
  results: [],
  pagination: { page, pageSize, pageCount: 0, total: 0 },
});

/** `GET /assets`: the images of the library that this person may see, with their texts. */
export function createAssetList(strapi: Core.Strapi) {
  const totals = createRemembered<number>(
    (total) => total,
    (error) => {
      strapi.log.error(`[alt-text] the images were not counted: ${messageOf(error)}`);
    },
  );

  return answering(async (context): Promise<Page<Asset>> => {
    const { page, pageSize, sort, folder, mime, ...rest } = parse(query, context.query);
    const visible = allowedFiles(strapi, context, UPLOAD_ACTIONS.read);
    const idPath = folder === undefined ? undefined : await folderIdPath(strapi, folder);
    if (visible === 'none' || idPath === null) return nothing(page, pageSize);
    const plugin = altText(strapi);
    const given = Object.entries({
      ...rest,
      folder: idPath,
      q: rest.q?.trim() || undefined,
      mime: mime === undefined ? undefined : mimeFilter(mime),
    }).filter(([, value]) => value !== undefined);
    const scope: LibraryScope = {
      filter: Object.fromEntries(given),
      languages: (await plugin.settings.get()).languages,
      only: visible === 'all' ? null : visible,
    };
    const key = JSON.stringify([scope.filter, scope.languages, scope.only?.toQuery()]);
    const offset = (page - 1) * pageSize;
    const ids = await libraryPage(strapi, scope, {
      sort: sort.replace('-', '') as SortField,
      descending: sort.startsWith('-'),
      limit: pageSize,
      offset,
    });
    // A page that is not full is the last one: it says how many there are without counting.
    const isLast = ids.length < pageSize && (ids.length > 0 || page === 1);
    const total = isLast
      ? offset + ids.length
      : ((await libraryFigures(strapi).total(scope, scope.filter)) ??
        (await totals.ask(key, () => libraryCount(strapi, scope))));
    return {
      results: await assetAnswers(plugin, ids),
      pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total },
    };
  });
}
