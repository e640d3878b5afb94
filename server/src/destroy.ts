import type { Core } from '@strapi/strapi';

import { SCAN_JOB, stopFollowing } from './bootstrap';
import { endRunEvents } from './controllers/run-events';
import { altText } from './plugin';

export default async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  stopFollowing(strapi);
  strapi.cron.remove(SCAN_JOB);
  await endRunEvents(strapi);
  const { queue, schedules, judging } = altText(strapi);
  await schedules.stop();
  await Promise.all([queue.stop(), judging.stop()]);
}
