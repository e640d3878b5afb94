import { tasksModel } from '../models/tasks';
import type { AltText } from '../plugin';

/** The runs that have images in work which this run left alone for that reason, oldest first. */
export async function runsHolding({ strapi }: AltText, runId: number): Promise<number[]> {
  const tasks = (alias: string) => strapi.db.getConnection(`${tasksModel.tableName} as ${alias}`);
  const spared = tasks('spared')
    .where({ 'spared.run_id': runId, 'spared.code': 'in_progress' })
    .select('spared.asset_id');
  const holders = await tasks('work')
    .whereIn('work.status', ['queued', 'running'])
    .whereNotNull('work.run_id')
    .whereIn('work.asset_id', spared)
    .distinct<{ id: unknown }[]>('work.run_id as id');
  return holders.map(({ id }) => Number(id)).sort((a, b) => a - b);
}
