import type { Core } from '@strapi/strapi';

import type { MayFields } from '../pages/service';
import { pageLocales } from '../pages/store';
import type { Where } from '../models/table';
import type { FilesQuery } from '../texts/state-sql';
import { managerFor, queryOf } from './asset-permission';
import type { AdminContext } from './request';

export const EXPLORER = {
  read: 'plugin::content-manager.explorer.read',
  update: 'plugin::content-manager.explorer.update',
} as const;

/**
 * Whether this person may do this to these fields of an entry in the Content Manager, conditions
 * of their roles and languages included.
 */
export const mayOnFields =
  (strapi: Core.Strapi, context: AdminContext, action: string): MayFields =>
  (uid, entry, fields) => {
    const manager = managerFor(strapi, context, action, uid);
    const subject = manager.toSubject(entry);
    return fields.every((field) => !manager.ability.cannot(action, subject, field));
  };

/** A content type whose pages are mapped. */
interface Mapped {
  uid: string;
  localized: boolean;
  /** Whoever may not read these sees none of its suggestions. */
  fields: readonly string[];
}

/** The entries of a type, as a query of their document ids, that this person may read. */
function readable(
  strapi: Core.Strapi,
  context: AdminContext,
  { uid, fields }: Mapped,
  locale: string | null,
): FilesQuery | null {
  const manager = managerFor(strapi, context, EXPLORER.read, uid);
  if (fields.some((field) => manager.ability.cannot(EXPLORER.read, uid, field))) return null;
  const filters = manager.getQuery();
  if (filters === null) return null;
  return queryOf(strapi, uid, 'documentId', filters, locale === null ? {} : { locale });
}

/** A condition for the suggestions that this person may see, row by row, in lists and totals. */
export async function visiblePages(
  strapi: Core.Strapi,
  context: AdminContext,
  mapped: readonly Mapped[],
): Promise<Where> {
  const kinds = await Promise.all(
    mapped.map(async (type): Promise<Where[]> => {
      const { uid, localized } = type;
      // A role can be limited to languages, so that each has entries of its own.
      const locales = localized ? await pageLocales(strapi, uid) : [''];
      return locales.flatMap((locale): Where[] => {
        const documents = readable(strapi, context, type, localized ? locale : null);
        return documents ? [{ uid, locale, documentId: { $in: documents } }] : [];
      });
    }),
  );
  const visible = kinds.flat();
  return visible.length > 0 ? { $or: visible } : { id: { $in: [] } };
}
