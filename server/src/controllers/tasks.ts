import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { Page } from '../contracts/assets';
import type { Task } from '../contracts/tasks';
import type { Where } from '../models/table';
import { UPLOAD_ACTIONS } from '../permissions';
import { altText } from '../plugin';
import { allowedFiles } from './asset-permission';
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
    // A task of a file that this person may not see in the media library is not there for them, nor
    // in the totals. Whose file is deleted nobody can tell: only who sees every file sees those.
    const visible = allowedFiles(strapi, context, UPLOAD_ACTIONS.read);
    const seen: Where =
      visible === 'all' ? {} : { assetId: { $in: visible === 'none' ? [] : visible } };
    return altText(strapi).tasks.list({ $and: [where, seen] }, { page, pageSize });
  }),
});
