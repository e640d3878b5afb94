import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { Page } from '../contracts/assets';
import type { Task } from '../contracts/tasks';
import { UPLOAD_ACTIONS } from '../permissions';
import { altText } from '../plugin';
import { mayOnAsset } from './asset-permission';
import { answering, idField, pageQuery, parse } from './request';

const query = z.object({
  ...pageQuery,
  status: z.enum(['queued', 'running', 'done', 'skipped', 'failed', 'cancelled']).optional(),
  code: z.string().max(60).optional(),
  runId: idField.optional(),
  assetId: idField.optional(),
});

export const tasks = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: answering(async (context): Promise<Page<Task>> => {
    const { page, pageSize, ...filter } = parse(query, context.query);
    const where = Object.fromEntries(
      Object.entries(filter).filter(([, value]) => value !== undefined),
    );
    const list = await altText(strapi).tasks.list(where, { page, pageSize });
    // A task of a file that this person may not see in the media library is not shown; a deleted
    // file's task is, since it tells nothing but its end.
    const visible = await Promise.all(
      list.results.map(({ assetId }) => mayOnAsset(strapi, context, assetId, UPLOAD_ACTIONS.read)),
    );
    return { ...list, results: list.results.filter((_, index) => visible[index] !== false) };
  }),
});
