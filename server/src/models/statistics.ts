import type { Core } from '@strapi/strapi';

import { messageOf } from '../errors';

/**
 * Tells the database that a table of ours has changed a lot. PostgreSQL chooses its ways by figures
 * that it takes a minute to bring up to date by itself: until then it would walk past every waiting
 * task of a new run to find one. MySQL and SQLite need no telling.
 *
 * Never throws: without it all is slower for that minute, and no more.
 */
export async function refreshStatistics(strapi: Core.Strapi, tableName: string): Promise<void> {
  if (strapi.db.dialect.client !== 'postgres') return;
  const schema = strapi.db.getSchemaName();
  try {
    await strapi.db.connection.raw('ANALYZE ??', [schema ? `${schema}.${tableName}` : tableName]);
  } catch (error) {
    strapi.log.warn(
      `[alt-text] the statistics of ${tableName} were not brought up to date, so the next minute may be slow: ${messageOf(error)}`,
    );
  }
}
