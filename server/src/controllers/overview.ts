import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import type { CreditsOverTime, Overview } from '../contracts/overview';
import type { Settings } from '../contracts/settings';
import { creditsOverTime } from '../credits/over-time';
import { UPLOAD_ACTIONS } from '../permissions';
import { altText } from '../plugin';
import { EMBEDDED_METADATA } from '../providers/embedded-metadata';
import { noCoverage } from '../texts/coverage';
import { allowedFiles } from './asset-permission';
import { libraryFigures } from './library-figures';
import { answering, parse } from './request';

const creditsQuery = z.object({ by: z.enum(['day', 'month']).default('day') });

/** Of the providers that are chosen, have a budget, or were paid this month. */
function creditsOf(
  { sources, budgets }: Settings,
  used: Record<string, number>,
): Overview['credits'] {
  const ids = new Set([...sources.providers, ...Object.keys(budgets), ...Object.keys(used)]);
  ids.delete(EMBEDDED_METADATA);
  return Object.fromEntries(
    [...ids].map((id) => [id, { usedThisMonth: used[id] ?? 0, ...(budgets[id] ?? {}) }]),
  );
}

export const overview = ({ strapi }: { strapi: Core.Strapi }) => ({
  get: answering(async (context): Promise<Overview> => {
    const { settings, ledger, runs } = altText(strapi);
    const current = await settings.get();
    const { languages } = current;
    const visible = allowedFiles(strapi, context, UPLOAD_ACTIONS.read);
    const only = visible === 'all' || visible === 'none' ? null : visible;
    const [coverage, used, underWay] = await Promise.all([
      visible === 'none'
        ? noCoverage(languages)
        : libraryFigures(strapi).coverage({ languages, only }),
      ledger.usedByProvider(),
      runs.current(),
    ]);
    return { ...coverage, credits: creditsOf(current, used), runs: underWay };
  }),

  credits: answering((context): Promise<CreditsOverTime> => {
    const { by } = parse(creditsQuery, context.query);
    return creditsOverTime(strapi, by);
  }),
});
