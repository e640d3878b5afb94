import type { Core } from '@strapi/strapi';

import type { AssetText } from '../contracts/texts';
import type { FileRow } from '../images/renditions';
import { table } from '../models/table';
import { TEXTS_UID, type TextRow } from '../models/texts';
import { toAssetText, type OwnColumns } from './state';

export const FILE_UID = 'plugin::upload.file';

/** A file of the media library with what this plugin reads of it. */
export interface AssetRow extends FileRow, OwnColumns {
  name: string;
  url: string;
  mime: string;
  folderPath: string | null;
  createdAt: Date | string;
}

/** The file's row, or `null` where it is gone. URLs are as stored, not signed. */
export const findAsset = async (strapi: Core.Strapi, id: number): Promise<AssetRow | null> =>
  (await strapi.db.query(FILE_UID).findOne({ where: { id } })) as AssetRow | null;

/** What we keep for one asset, by language. */
export async function findTextRows(
  strapi: Core.Strapi,
  assetId: number,
): Promise<Map<string, TextRow>> {
  const rows = await table<TextRow>(strapi, TEXTS_UID).findMany({ where: { assetId } });
  return new Map(rows.map((row) => [row.locale, row]));
}

/** The columns that hold this language's text, or `null` where they hold another's. */
export const ownColumns = (
  asset: OwnColumns,
  locale: string,
  ownLanguage: string | undefined,
): OwnColumns | null => (locale === ownLanguage ? asset : null);

/** Every text of one asset: the site's languages first, then those that are kept besides. */
export function textsOf(
  asset: OwnColumns,
  rows: ReadonlyMap<string, TextRow>,
  languages: readonly string[],
): Record<string, AssetText> {
  const locales = new Set([...languages, ...rows.keys()]);
  return Object.fromEntries(
    [...locales].map((locale) => [
      locale,
      toAssetText(ownColumns(asset, locale, languages[0]), rows.get(locale) ?? null),
    ]),
  );
}
