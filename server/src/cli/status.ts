import { Option } from 'commander';

import type { Credits, KeySource } from '../contracts/providers';
import type { Run } from '../contracts/runs';
import { messageOf, ProviderError, RequestError } from '../errors';
import { TEXT_STATES } from '../models/states';
import { tasksModel } from '../models/tasks';
import type { AltText } from '../plugin';
import { EMBEDDED_METADATA } from '../providers/embedded-metadata';
import type { Provider } from '../providers/types';
import { countCoverage, type Coverage } from '../texts/coverage';
import type { Command } from './command';
import { EXIT } from './exit';
import { jsonOption } from './options';
import type { Paint } from './paint';
import { table } from './table';

/** A vendor that does not answer must not keep the command. Milliseconds. */
const BALANCE_TIMEOUT_MS = 10_000;

/** So many of the latest runs are told. */
const RUNS = 5;

interface ProviderStatus {
  id: string;
  name: string;
  /** Named in the settings, as the n-th to be asked; `null`: not asked. */
  order: number | null;
  keySource: KeySource | 'not needed';
  usedThisMonth: number;
  monthlyCredits?: number;
  /** `null` where the vendor cannot tell, or nobody asked. */
  balance: Omit<Credits, 'usedThisMonth'> | null;
  /** Why there is no balance. */
  balanceError?: string;
}

interface Status extends Coverage {
  languages: string[];
  providers: ProviderStatus[];
  queue: { queued: number; running: number };
  runs: Run[];
}

async function balanceOf(
  { openProvider }: AltText,
  provider: Provider,
): Promise<Pick<ProviderStatus, 'balance' | 'balanceError'>> {
  if (!provider.credits) return { balance: null };
  try {
    const call = await openProvider(provider, AbortSignal.timeout(BALANCE_TIMEOUT_MS));
    return { balance: await provider.credits(call) };
  } catch (error) {
    if (!(error instanceof ProviderError) && !(error instanceof RequestError)) throw error;
    return { balance: null, balanceError: messageOf(error) };
  }
}

/** Of the providers that are chosen, have a key, a budget, or were paid this month. */
async function providersOf(plugin: AltText, ask: boolean): Promise<ProviderStatus[]> {
  const { sources, budgets } = await plugin.settings.get();
  const used = await plugin.ledger.usedByProvider();
  const all = plugin.registry.list().filter(({ id }) => id !== EMBEDDED_METADATA);
  const known = await Promise.all(
    all.map(async (provider) => {
      const source = await plugin.keys.source(provider.id);
      const order = sources.providers.indexOf(provider.id);
      const budget = budgets[provider.id];
      const concerns = order >= 0 || source !== 'none' || budget || used[provider.id];
      if (!concerns) return [];
      const keySource: ProviderStatus['keySource'] =
        source === 'none' && !provider.needsKey ? 'not needed' : source;
      const canAsk = ask && keySource !== 'none';
      const status: ProviderStatus = {
        id: provider.id,
        name: provider.name,
        order: order < 0 ? null : order + 1,
        keySource,
        usedThisMonth: used[provider.id] ?? 0,
        ...(budget ?? {}),
        ...(canAsk ? await balanceOf(plugin, provider) : { balance: null }),
      };
      return [status];
    }),
  );
  return known.flat().sort((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity));
}

async function queueOf({ strapi }: AltText): Promise<Status['queue']> {
  const rows = await strapi.db
    .getConnection(tasksModel.tableName)
    .whereIn('status', ['queued', 'running'])
    .groupBy('status')
    .select('status')
    .count<{ status: 'queued' | 'running'; total: unknown }[]>({ total: '*' });
  const queue = { queued: 0, running: 0 };
  for (const { status, total } of rows) queue[status] = Number(total);
  return queue;
}

async function read(plugin: AltText, ask: boolean): Promise<Status> {
  const { languages } = await plugin.settings.get();
  const [coverage, providers, queue, runs] = await Promise.all([
    countCoverage(plugin.strapi, languages, null),
    providersOf(plugin, ask),
    queueOf(plugin),
    plugin.runs.list({ page: 1, pageSize: RUNS }),
  ]);
  return { languages, ...coverage, providers, queue, runs: runs.results };
}

function text(status: Status, paint: Paint): string {
  const coverage = table(
    [
      ['Language', ...TEXT_STATES],
      ...status.languages.map((locale) => [
        locale,
        ...TEXT_STATES.map((state) => String(status.coverage[locale]?.[state] ?? 0)),
      ]),
    ],
    ['left', ...TEXT_STATES.map(() => 'right' as const)],
  );
  const providers = status.providers.map((one) => [
    one.id,
    one.order === null ? 'not asked' : `no. ${one.order}`,
    one.keySource === 'none' ? paint.bad('no key') : `key: ${one.keySource}`,
    `${one.usedThisMonth}${one.monthlyCredits === undefined ? '' : ` of ${one.monthlyCredits}`}`,
    one.balanceError ?? String(one.balance?.remaining ?? 'unknown'),
  ]);
  const runs = status.runs.map((run) => [
    String(run.id),
    run.status,
    run.options.importedFrom === undefined ? '' : `import of ${run.options.importedFrom}`,
    `${run.counts.done} done, ${run.counts.failed} failed, ${run.counts.queued + run.counts.running} left`,
    run.pausedReason ?? '',
  ]);
  const part = (title: string, body: string, none: string) =>
    `\n${paint.bold(title)}\n${body === '' ? `${none}\n` : body}`;
  const head = ['Provider', 'Asked', 'Key', 'Used this month', 'Left in the account'];
  return [
    `${paint.bold('Images')} ${status.images}, images with findings ${status.findings}\n`,
    coverage,
    part(
      'Providers',
      providers.length === 0 ? '' : table([head, ...providers]),
      'None is chosen: only texts embedded in the files are used.',
    ),
    part('Queue', `${status.queue.queued} waiting, ${status.queue.running} in work\n`, ''),
    part(
      'Latest runs',
      runs.length === 0 ? '' : table([['Run', 'Status', 'Kind', 'Images', 'Reason'], ...runs]),
      'There was none.',
    ),
  ].join('');
}

/** `status`: how far the library is, and what goes on. */
export const status: Command = {
  name: 'status',
  summary: 'Show the coverage by language and state, the providers, the queue and the latest runs.',
  details: 'It changes nothing. Balances are asked for by calls that are free. No key is shown.',
  options: [new Option('--no-balance', 'ask no vendor for its balance'), jsonOption],
  examples: ['status', 'status --no-balance --json'],
  async run({ plugin, io }, options: { balance?: boolean; json?: boolean }) {
    const answer = await read(plugin, options.balance ?? true);
    await io.out(options.json ? `${JSON.stringify(answer, null, 2)}\n` : text(answer, io.paint));
    return EXIT.fine;
  },
};
