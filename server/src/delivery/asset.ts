import type { Core } from '@strapi/strapi';

import type { DeliveredAsset, DeliveredText } from '../contracts/delivery';
import type { TextRow } from '../models/texts';
import { FILE_UID, findTextRows, ownColumns } from '../texts/assets';
import { effectiveState, standing, type OwnColumns } from '../texts/state';

interface File extends OwnColumns {
  id: number;
  documentId: string;
}

/** How a file is named: by its id in REST, by its documentId in GraphQL. */
export type FileName = { id: number } | { documentId: string };

const orNull = (text: string | null | undefined): string | null => (text?.trim() ? text : null);

function delivered(own: OwnColumns | null, row: TextRow | null): DeliveredText | null {
  const decorative = standing(effectiveState(own, row), row) === 'decorative';
  const words = own ?? row;
  const text = {
    alternativeText: decorative ? '' : orNull(words?.alternativeText),
    caption: orNull(words?.caption),
    title: orNull(row?.title),
    decorative,
  };
  const isThere = text.alternativeText !== null || text.caption !== null || text.title !== null;
  return isThere ? text : null;
}

/**
 * Every text of one asset that stands; suggestions and what is said of a text stay inside.
 *
 * @param languages the site's, the asset's own first
 * @returns `null` where there is no such file
 */
export async function deliveredAsset(
  strapi: Core.Strapi,
  name: FileName,
  languages: readonly string[],
): Promise<DeliveredAsset | null> {
  const file = (await strapi.db.query(FILE_UID).findOne({ where: name })) as File | null;
  if (!file) return null;
  const rows = await findTextRows(strapi, file.id);
  const [language = ''] = languages;
  const texts: DeliveredAsset['texts'] = {};
  for (const locale of new Set([...languages, ...rows.keys()])) {
    const text = delivered(ownColumns(file, locale, language), rows.get(locale) ?? null);
    if (text) texts[locale] = text;
  }
  return { id: file.id, documentId: file.documentId, language, texts };
}
