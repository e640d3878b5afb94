import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { Page } from '../contracts/assets';
import type { Run } from '../contracts/runs';
import type { Task } from '../contracts/tasks';
import { RequestError } from '../errors';
import { UPLOAD_ACTIONS } from '../permissions';
import { altText } from '../plugin';
import type { Runs } from '../runs/service';
import { allowedFiles, mayOnAsset } from './asset-permission';
import { answering, idParam, pageQuery, parse, personName, type AdminContext } from './request';
import { parseRun, parseUndo } from './run-body';
import { runEvents } from './run-events';

const tasksQuery = z.object({
  ...pageQuery,
  status: z.enum(['queued', 'running', 'done', 'skipped', 'failed', 'cancelled']).optional(),
  code: z.string().max(60).optional(),
});

/**
 * A run goes over the whole library, so it takes somebody who may edit all of it.
 *
 * @throws RequestError 403
 */
function requireLibrary(strapi: Core.Strapi, context: AdminContext): void {
  if (allowedFiles(strapi, context, UPLOAD_ACTIONS.update) === 'all') return;
  throw new RequestError(
    403,
    'A run changes images of the whole media library, and your role does not allow you to edit all of them. Describe your own images one by one, or ask an administrator.',
  );
}

export const runs = ({ strapi }: { strapi: Core.Strapi }) => {
  const steer = (step: (service: Runs, id: number) => Promise<Run>) =>
    answering(async (context) => {
      requireLibrary(strapi, context);
      return step(altText(strapi).runs, idParam(context));
    });

  return {
    estimate: answering(async (context) => {
      const plugin = altText(strapi);
      requireLibrary(strapi, context);
      const { filter, options } = parseRun(context.request.body, plugin.registry);
      return plugin.runs.estimate(filter, options);
    }),

    start: answering(async (context) => {
      const plugin = altText(strapi);
      requireLibrary(strapi, context);
      const { filter, options } = parseRun(context.request.body, plugin.registry);
      return plugin.runs.start(filter, options, personName(context));
    }),

    list: answering(async (context) =>
      altText(strapi).runs.list(parse(z.object(pageQuery), context.query)),
    ),

    get: answering(async (context) => altText(strapi).runs.details(idParam(context))),

    tasks: answering(async (context): Promise<Page<Task>> => {
      const plugin = altText(strapi);
      const { id: runId } = await plugin.runs.get(idParam(context));
      const { page, pageSize, ...filter } = parse(tasksQuery, context.query);
      const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
      const where = { runId, ...Object.fromEntries(wanted) };
      const list = await plugin.tasks.list(where, { page, pageSize });
      const visible = await Promise.all(
        list.results.map(({ assetId }) =>
          mayOnAsset(strapi, context, assetId, UPLOAD_ACTIONS.read),
        ),
      );
      return { ...list, results: list.results.filter((_, index) => visible[index] !== false) };
    }),

    events: answering(async (context) => {
      const service = altText(strapi).runs;
      const id = idParam(context);
      const first = await service.get(id);
      context.set({
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-cache, no-transform',
        // nginx would keep the events until its buffer is full.
        'X-Accel-Buffering': 'no',
      });
      return runEvents(strapi, context.res, first, () => service.get(id));
    }),

    pause: steer((service, id) => service.pause(id)),
    resume: steer((service, id) => service.resume(id)),
    cancel: steer((service, id) => service.cancel(id)),
    retry: steer((service, id) => service.retry(id)),

    undo: answering(async (context) => {
      requireLibrary(strapi, context);
      const { before, preview } = parseUndo(context.request.body);
      const service = altText(strapi).runs;
      if (preview) return service.previewUndo(idParam(context), before);
      return service.undo(idParam(context), before, personName(context));
    }),
  };
};
