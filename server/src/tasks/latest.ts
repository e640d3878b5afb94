import type { Core } from '@strapi/strapi';

import { table } from '../models/table';
import { TASKS_UID, tasksModel, type TaskRow } from '../models/tasks';

/** The latest task of each of these assets, in two queries. */
export async function latestTasks(
  strapi: Core.Strapi,
  assetIds: readonly number[],
): Promise<Map<number, TaskRow>> {
  if (assetIds.length === 0) return new Map();
  const newest = await strapi.db
    .getConnection(tasksModel.tableName)
    .whereIn('asset_id', assetIds)
    .groupBy('asset_id')
    .max<{ id: number }[]>({ id: 'id' });
  const id = { $in: newest.map((row) => row.id) };
  const rows = await table<TaskRow>(strapi, TASKS_UID).findMany({ where: { id } });
  return new Map(rows.map((row) => [row.assetId, row]));
}
