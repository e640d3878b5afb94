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

function titleField(attributes: Record<string, { type?: string }>): string | undefined {
  return (
    TITLE_FIELDS.find((name) => attributes[name]?.type === 'string') ??
    Object.keys(attributes).find((name) => attributes[name]?.type === 'string')
  );
}

/** The entries that use an image, with their titles: at most five. */
export async function usagesOf(strapi: Core.Strapi, assetId: number): Promise<AssetUsage[]> {
  const attribute = strapi.db.metadata.get(FILE_UID).attributes['related'];
  const joinTable = attribute && 'joinTable' in attribute ? attribute.joinTable.name : null;
  if (!joinTable) return [];
  const rows = (await strapi.db
    .getConnection(joinTable)
    .where('file_id', assetId)
    .select('related_id', 'related_type', 'field')
    .limit(MAX_USAGES)) as MorphRow[];
  const usages: AssetUsage[] = [];
  for (const row of rows) {
    const model = strapi.contentTypes[row.related_type as keyof typeof strapi.contentTypes];
    if (!model) continue; // A component: its entry is not known from here.
    const field = titleField(model.attributes);
    const entry = (await strapi.db
      .query(row.related_type)
      .findOne({ where: { id: row.related_id } })) as Record<string, unknown> | null;
    if (!entry) continue;
    const title = field ? entry[field] : undefined;
    usages.push({
      uid: row.related_type,
      documentId: typeof entry['documentId'] === 'string' ? entry['documentId'] : '',
      title: typeof title === 'string' ? title : '',
      field: row.field,
    });
  }
  return usages;
}

/** What a provider may be told about an image. */
export async function contextOf(strapi: Core.Strapi, asset: AssetRow): Promise<ImageContext> {
  const usages = await usagesOf(strapi, asset.id);
  const usage = usages.find(({ title }) => title !== '');
  return {
    fileName: asset.name,
    folderName: asset.folder?.name ?? '',
    entryTitle: usage?.title ?? '',
    entryField: usage?.field ?? '',
  };
}
