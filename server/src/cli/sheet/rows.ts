import type { TextState } from '../../contracts/texts';
import { TEXT_STATES } from '../../models/states';
import { table } from '../../models/table';
import { TEXTS_UID, type TextRow } from '../../models/texts';
import type { AltText } from '../../plugin';
import { ALIAS, selectedFiles, selectionOf } from '../../runs/filter';
import { FILE_UID, ownColumns, type AssetRow } from '../../texts/assets';
import { folderNamePaths } from '../../texts/folders';
import { toAssetText } from '../../texts/state';
import { versionOf, type Standing } from './version';

/** One image with its texts. */
export interface SheetRow {
  id: number;
  name: string;
  url: string;
  folder: string;
  texts: Record<string, Standing & { version: string }>;
}

export interface SheetScope {
  languages: readonly string[];
  states?: TextState[];
  folder?: string;
}

/** So many images are held at once. */
const PAGE = 500;

/** The rows of a page by image: `kept` has those of all languages that were asked for. */
export interface Loaded {
  asset: AssetRow;
  kept: Map<string, TextRow>;
}

/** What stands for these images. */
export async function loadImages(
  { strapi }: AltText,
  ids: readonly number[],
  languages: readonly string[],
): Promise<Map<number, Loaded>> {
  const assets = (await strapi.db
    .query(FILE_UID)
    .findMany({ where: { id: { $in: [...ids] } } })) as AssetRow[];
  const rows = await table<TextRow>(strapi, TEXTS_UID).findMany({
    where: { assetId: { $in: [...ids] }, locale: { $in: [...languages] } },
  });
  const loaded = new Map(
    assets.map((asset) => [asset.id, { asset, kept: new Map() as Loaded['kept'] }]),
  );
  for (const row of rows) loaded.get(row.assetId)?.kept.set(row.locale, row);
  return loaded;
}

/** What stands in one language. */
export function standingOf(
  { asset, kept }: Loaded,
  language: string,
  own: string | undefined,
): Standing {
  const row = kept.get(language) ?? null;
  const { alternativeText, caption, state } = toAssetText(ownColumns(asset, language, own), row);
  return { alternativeText, caption, state };
}

/** The images of a selection, page by page, in the order of their ids. */
export async function* sheetPages(plugin: AltText, scope: SheetScope): AsyncGenerator<SheetRow[]> {
  const { strapi } = plugin;
  const settings = await plugin.settings.get();
  const filter = {
    states: scope.states ?? [...TEXT_STATES],
    ...(scope.folder === undefined ? {} : { folder: scope.folder }),
  };
  const options = { languages: [...scope.languages] };
  const selection = await selectionOf(strapi, filter, options, settings);
  for (let after = 0; ;) {
    const page = await selectedFiles(strapi, selection)
      .andWhere(`${ALIAS.file}.id`, '>', after)
      .orderBy(`${ALIAS.file}.id`)
      .limit(PAGE)
      .select<{ id: number }[]>(`${ALIAS.file}.id as id`);
    const ids = page.map(({ id }) => id);
    after = ids.at(-1) ?? after;
    if (ids.length === 0) return;
    const loaded = await loadImages(plugin, ids, scope.languages);
    const folderOf = await folderNamePaths(
      strapi,
      [...loaded.values()].map(({ asset }) => asset.folderPath),
    );
    yield ids.flatMap((id) => {
      const image = loaded.get(id);
      if (!image) return [];
      const texts = scope.languages.map((language) => {
        const standing = standingOf(image, language, settings.languages[0]);
        return [language, { ...standing, version: versionOf(standing) }] as const;
      });
      const { name, url, folderPath } = image.asset;
      return [{ id, name, url, folder: folderOf(folderPath), texts: Object.fromEntries(texts) }];
    });
  }
}
