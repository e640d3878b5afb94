import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { PublishCheck } from '../contracts/publish';
import { CREATOR } from '../describe/context';
import { RequestError } from '../errors';
import { table } from '../models/table';
import { UPLOAD_ACTIONS } from '../permissions';
import { altText } from '../plugin';
import { imagesOf, loadEntries, populateFor, whereDrafts } from '../publish/entries';
import { FILE_COLUMNS, type ImageFile } from '../publish/find-images';
import { missingIn, type EntryImages } from '../publish/missing';
import { FILE_UID } from '../texts/assets';
import { filesQuery } from '../texts/state-sql';
import { allowedFiles, mayReadEntry, mayReadType } from './asset-permission';
import { LARGEST_ID, answering, parse, type AdminContext } from './request';

/** `a,b,c` */
const split = (text: string): string[] => [...new Set(text.split(',').filter(Boolean))];

const list = z.string().max(10_000);

const querySchema = z.strictObject({
  uid: z.string().max(200),
  documentId: list
    .default('')
    .transform(split)
    .refine((ids) => ids.length <= 100, 'a hundred entries at the most'),
  locale: z.string().max(35).optional(),
  files: list
    .transform(split)
    .refine((ids) => ids.length <= 1000, 'a thousand files at the most')
    .refine(
      (ids) => ids.every((id) => /^[1-9]\d*$/.test(id) && Number(id) <= LARGEST_ID),
      'expected ids',
    )
    .transform((ids) => ids.map(Number))
    .optional(),
});

/** Of these files, those that this person may see in the media library. */
async function visibleFiles(
  strapi: Core.Strapi,
  context: AdminContext,
  ids: readonly number[],
): Promise<ImageFile[]> {
  const allowed = allowedFiles(strapi, context, UPLOAD_ACTIONS.read);
  if (allowed === 'none' || ids.length === 0) return [];
  const seen =
    allowed === 'all'
      ? ids
      : (
          await filesQuery(strapi, 'f')
            .whereIn('f.id', [...ids])
            .whereIn('f.id', allowed)
            .select<{ id: number }[]>('f.id as id')
        ).map(({ id }) => id);
  return table<ImageFile>(strapi, FILE_UID).findMany({
    where: { id: { $in: [...seen] }, mime: { $startsWith: 'image/' } },
    select: [...FILE_COLUMNS],
  });
}

/** The entry with the files that a form has now: some of the saved ones may be gone, others new. */
async function asInForm(
  strapi: Core.Strapi,
  context: AdminContext,
  entry: EntryImages,
  ids: readonly number[],
): Promise<EntryImages> {
  const kept = entry.images.filter((image) => !('file' in image) || ids.includes(image.file.id));
  const known = new Set(kept.map((image) => ('file' in image ? image.file.id : null)));
  const added = await visibleFiles(
    strapi,
    context,
    ids.filter((id) => !known.has(id)),
  );
  return { ...entry, images: [...kept, ...added.map((file) => ({ field: '', file }))] };
}

export const publish = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * What publishing these entries would be reminded of: as they are saved, or with the files that a
   * form holds by now in their media fields.
   */
  check: answering(async (context): Promise<PublishCheck> => {
    const { uid, documentId, locale, files } = parse(querySchema, context.query);
    const isType = uid.startsWith('api::') && uid in strapi.contentTypes;
    if (!isType) throw new RequestError(404, 'There is no such content type.');
    if (!mayReadType(strapi, context, uid)) {
      throw new RequestError(403, 'Your role does not allow to see these entries.');
    }
    const { onPublish, languages } = await altText(strapi).settings.get();
    const populate = populateFor(strapi, uid);
    if (onPublish === 'off' || !populate) return { onPublish, images: [] };

    const rows =
      documentId.length === 0
        ? []
        : await loadEntries(strapi, uid, await whereDrafts(strapi, uid, documentId, locale), {
            ...populate,
            ...CREATOR,
          });
    const mayRead = mayReadEntry(strapi, context);
    if (rows.some((row) => !mayRead(uid, row, undefined))) {
      throw new RequestError(403, 'Your role does not allow to see this entry.');
    }
    const saved = imagesOf(strapi, uid, rows);
    const [first] = saved;
    const form = first ?? { documentId: '', title: '', locale: locale ?? null, images: [] };
    const entries = files ? [await asInForm(strapi, context, form, files)] : saved;
    return { onPublish, images: await missingIn(strapi, languages, entries) };
  }),
});
