import type { Core } from '@strapi/strapi';
import { z } from 'zod';

import { isCommandLine } from './cli/mode';
import { messageOf } from './errors';
import { ACTION_DEFINITIONS, PLUGIN_ID } from './permissions';
import { altText, type AltText } from './plugin';
import { settingsOf } from './providers/calls';
import { checkOptions } from './providers/options';
import type { Provider } from './providers/types';
import type { PluginConfig } from './settings/config';
import { validateSettings } from './settings/schema';
import { followMediaLibrary } from './upload/hook';
import { rememberBaseline, scanForNewFiles } from './upload/scan';

/** The name of our job in Strapi's cron. */
export const SCAN_JOB = `plugin::${PLUGIN_ID}.scan`;

/** Every quarter of an hour. */
const SCAN_RULE = '*/15 * * * *';

const unfollow = new WeakMap<Core.Strapi, () => void>();
const endRefreshing = new WeakMap<Core.Strapi, () => void>();

/** Stops following the media library and the locales. */
export const stopFollowing = (strapi: Core.Strapi): void => {
  unfollow.get(strapi)?.();
  endRefreshing.get(strapi)?.();
};

interface ActionProvider {
  registerMany(actions: object[]): Promise<void>;
}

export default async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const plugin = altText(strapi);
  checkConfig(plugin);
  const permission = strapi.service('admin::permission') as unknown as {
    actionProvider: ActionProvider;
  };
  await permission.actionProvider.registerMany(ACTION_DEFINITIONS);
  // A command does what it says and nothing besides: the server does what goes on by itself.
  if (isCommandLine(strapi)) return;
  endRefreshing.set(strapi, plugin.settings.keepFresh());
  await rememberBaseline(strapi);

  const scan = async () => {
    try {
      const found = await scanForNewFiles(plugin);
      if (found === 0) return;
      strapi.log.info(`[alt-text] ${found} files came in behind the upload; each has a task now.`);
      plugin.queue.notify();
    } catch (error) {
      strapi.log.error(`[alt-text] the scan for new files failed: ${messageOf(error)}`);
    }
  };
  unfollow.set(
    strapi,
    followMediaLibrary({
      ...plugin,
      notify: plugin.queue.notify,
      scanSoon: () => void scan(),
      judgeSoon: (assetId) => {
        plugin.judging.soon(assetId);
      },
    }),
  );
  strapi.cron.add({ [SCAN_JOB]: { task: scan, options: { rule: SCAN_RULE } } });
  plugin.schedules.start();
  plugin.queue.start();
  void scan();
  plugin.judging.start();
}

/** Each provider checks its own part of the configuration; it names the key, never its value. */
function configProblems(
  id: string,
  schema: Provider['config'] = z.strictObject({}),
  config: PluginConfig,
): string[] {
  const own = Object.entries(settingsOf(config, id)).filter(([key]) => key !== 'baseUrl');
  const result = schema.safeParse(Object.fromEntries(own));
  return (result.error?.issues ?? []).map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `providers.${id}: unknown key ${issue.keys.join(', ')}`
      : `${['providers', id, ...issue.path].join('.')}: ${issue.message}`,
  );
}

/** Checks what the configuration says of providers, now that all of them are there. */
function checkConfig({ config, settings, registry, pages }: AltText): void {
  const known = registry.list().map(({ id }) => id);
  const strangers = Object.keys(config.providers).filter((id) => !known.includes(id));
  const result = validateSettings(
    settings.initial(),
    (id) => registry.get(id) !== undefined,
    (id, options) => checkOptions(registry.get(id)?.options ?? [], options),
    (mappings) => pages.check(mappings),
  );
  const refused = 'errors' in result ? result.errors : [];
  const lines = [
    ...strangers.map((id) => `providers.${id}: there is no provider of that name`),
    ...known.flatMap((id) => configProblems(id, registry.get(id)?.config, config)),
    ...refused.map(({ path, message }) => `settings.${path.join('.')}: ${message}`),
    ...config.schedules.flatMap(({ options: { provider } }, index) =>
      provider === undefined || known.includes(provider)
        ? []
        : [`schedules.${index}.options.provider: there is no provider of that name`],
    ),
  ].map((line) => `${PLUGIN_ID}.config.${line}`);
  if (lines.length === 0) return;
  const hint = `The providers are ${known.join(', ')}.`;
  throw new Error(`Error regarding ${PLUGIN_ID} config: ${lines.join('; ')}. ${hint}`);
}
