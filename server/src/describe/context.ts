import type { Core } from '@strapi/strapi';

import type { AssetUsage } from '../contracts/assets';
import type { ImageContext } from '../providers/types';
import { FILE_UID, type AssetRow } from '../texts/assets';

/** An image may stand in a thousand entries; the first few say enough. */
const MAX_USAGES = 5;

/** What an entry's title is usually called, best first. */
const TITLE_FIELDS = ['title', 'name', 'headline', 'heading', 'label', 'subject'];

interface MorphRow {
  related_id: number;
  related_type: string;
  field: string;
}

/** The attribute that most likely holds an entry's title. */
export function titleField(attributes: Record<string, { type?: string }>): string | undefined {
  return (
    TITLE_FIELDS.find((name) => attributes[name]?.type === 'string') ??
    Object.keys(attributes).find((name) => attributes[name]?.type === 'string')
  );
}

/** Types whose values are plain text or numbers. */
const PLAIN = new Set([
  'string',
  'text',
  'uid',
  'email',
  'enumeration',
  'integer',
  'biginteger',
  'decimal',
  'float',
  'boolean',
  'date',
]);

/** Longer ones are articles, not product data. Characters. */
const LONGEST_VALUE = 500;

/** An entry's plain fields as texts. Private ones stay out: they would leave the server. */
function plainValues(
  attributes: Record<string, { type?: string; private?: boolean }>,
  entry: Record<string, unknown>,
): Record<string, string> {
  const values = Object.entries(attributes).flatMap(([name, attribute]): [string, string][] => {
    const value = entry[name];
    if (!PLAIN.has(attribute.type ?? '') || attribute.private) return [];
    if (!['string', 'number', 'boolean'].includes(typeof value)) return [];
    const text = String(value);
    return text.length > LONGEST_VALUE ? [] : [[name, text]];
  });
  return Object.fromEntries(values);
}

interface UsingEntry {
  usage: AssetUsage;
  values: Record<string, string>;
}

/** Whether somebody may read this field of this entry. */
export type MayRead = (uid: string, entry: object, field: string | undefined) => boolean;

/** Roles can be limited to what its members have created. */
export const CREATOR = { createdBy: { populate: { roles: true } } };

/**
 * The entries that use an image: at most five, draft and published version as one.
 *
 * @param mayRead leaves out what a person may not read; the plugin itself reads all
 */
async function entriesUsing(
  strapi: Core.Strapi,
  assetId: number,
  mayRead?: MayRead,
): Promise<UsingEntry[]> {
  const attribute = strapi.db.metadata.get(FILE_UID).attributes['related'];
  const joinTable = attribute && 'joinTable' in attribute ? attribute.joinTable.name : null;
  if (!joinTable) return [];
  const rows = (await strapi.db
    .getConnection(joinTable)
    .where('file_id', assetId)
    .select('related_id', 'related_type', 'field')
    .limit(MAX_USAGES)) as MorphRow[];
  const entries = new Map<string, UsingEntry>();
  for (const row of rows) {
    const model = strapi.contentTypes[row.related_type as keyof typeof strapi.contentTypes];
    if (!model) continue; // A component: its entry is not known from here.
    const entry = (await strapi.db.query(row.related_type).findOne({
      where: { id: row.related_id },
      ...(mayRead ? { populate: CREATOR } : {}),
    })) as Record<string, unknown> | null;
    if (!entry) continue;
    const { documentId } = entry;
    const field = titleField(model.attributes);
    if (mayRead && !mayRead(row.related_type, entry, field)) continue;
    const title = field ? entry[field] : undefined;
    const usage = {
      uid: row.related_type,
      documentId: typeof documentId === 'string' ? documentId : '',
      title: typeof title === 'string' ? title : '',
      field: row.field,
      ...(model.kind === 'singleType' ? { kind: model.kind } : {}),
    };
    entries.set([usage.uid, usage.documentId, usage.field].join(' '), {
      usage,
      values: plainValues(model.attributes, entry),
    });
  }
  return [...entries.values()];
}

/** The entries that use an image and that somebody may read, with their titles: at most five. */
export const usagesOf = async (
  strapi: Core.Strapi,
  assetId: number,
  mayRead: MayRead,
): Promise<AssetUsage[]> =>
  (await entriesUsing(strapi, assetId, mayRead)).map(({ usage }) => usage);

/**
 * What a provider may be told about an image.
 *
 * @param folder its path by the names that a person sees
 */
export async function contextOf(
  strapi: Core.Strapi,
  asset: AssetRow,
  folder: string,
): Promise<ImageContext> {
  const entries = await entriesUsing(strapi, asset.id);
  const entry = entries.find(({ usage }) => usage.title !== '') ?? entries[0];
  return {
    fileName: asset.name,
    folderName: folder.split('/').at(-1) ?? '',
    entryTitle: entry?.usage.title ?? '',
    entryField: entry?.usage.field ?? '',
    entryValues: entry?.values ?? {},
  };
}
