import type { Core } from '@strapi/strapi';

import { ProviderError } from '../errors';
import { BATCHES_UID, type BatchRow } from '../models/batches';
import { table } from '../models/table';
import type { Provider } from '../providers/types';
import type { SettingsService } from '../settings/service';
import { startOfMonth, type Ledger } from './ledger';

/** What other instances have spent meanwhile is looked up again after so long. Milliseconds. */
const FRESH_MS = 5000;

/** Credits that are set aside for one call, until it is known what it cost. */
export interface Reservation {
  /** The call has ended; nothing, where it cost nothing. */
  settle(credits: number): void;
}

/** Keeps the credits of a month within what the settings allow. */
export interface Budgets {
  /**
   * Sets credits aside before they are spent.
   *
   * @param estimate what it will cost, as far as that is known; 0 where it is not
   * @throws ProviderError `insufficient_credits` where the budget does not hold it
   */
  reserve(provider: Provider, estimate: number): Promise<Reservation>;
  /** The same for a batch, which is settled later, perhaps after a restart. */
  reserveBatch(provider: Provider, batchId: number, estimate: number): Promise<void>;
  /** A batch has ended and cost so much. */
  settleBatch(providerId: string, batchId: number, credits: number): void;
}

/** What is known of one provider's month. */
interface Month {
  /** Its first moment. */
  begins: number;
  used: number;
  /** By calls under way in this process. */
  reserved: number;
  /** By batches, by their ids: those of this process, and those that the table has. */
  batches: Map<number, number>;
  stored: Map<number, number>;
  /** Grows with all that is settled, so that a figure read meanwhile is known to be old. */
  version: number;
  freshUntil: number;
  reading: Promise<void> | null;
}

export interface BudgetDeps {
  strapi: Core.Strapi;
  settings: SettingsService;
  ledger: Ledger;
}

/** @param without a batch that does not count, for it is the one that asks */
function inFlight({ reserved, batches, stored }: Month, without?: number): number {
  const all = new Map([...stored, ...batches]);
  if (without !== undefined) all.delete(without);
  return reserved + [...all.values()].reduce((sum, credits) => sum + credits, 0);
}

/** Whether one more call is within the budget. Where its price is unknown, any rest will do. */
const holds = (limit: number, spoken: number, estimate: number): boolean =>
  estimate > 0 ? spoken + estimate <= limit : spoken < limit;

const spentSentence = (name: string, limit: number): string =>
  `The monthly budget for ${name} (${limit.toLocaleString('en')} credits) is spent, nothing was sent. Raise it under Settings → Alt Text, or wait until next month.`;

/** Credits that batches at the vendor will cost: those of before a restart are found again. */
async function batchesOf(strapi: Core.Strapi, provider: Provider): Promise<Map<number, number>> {
  const rows = await table<BatchRow>(strapi, BATCHES_UID).findMany({
    where: { provider: provider.id, status: { $in: ['sending', 'sent'] } },
  });
  return new Map(rows.map(({ id, items }) => [id, items.length * provider.price({})]));
}

export function createBudgets({ strapi, settings, ledger }: BudgetDeps): Budgets {
  const months = new Map<string, Month>();

  const monthOf = (id: string): Month => {
    const begins = startOfMonth(new Date()).getTime();
    const known = months.get(id);
    if (known?.begins === begins) return known;
    const month: Month = {
      begins,
      used: 0,
      // What is under way was begun last month, but its cost will be written down in this one.
      reserved: known?.reserved ?? 0,
      batches: known?.batches ?? new Map<number, number>(),
      stored: new Map(),
      version: 0,
      freshUntil: 0,
      reading: null,
    };
    months.set(id, month);
    return month;
  };

  const read = async (provider: Provider, month: Month): Promise<void> => {
    const { version } = month;
    const [used, stored] = await Promise.all([
      ledger.usedThisMonth(provider.id),
      batchesOf(strapi, provider),
    ]);
    if (month.version === version) {
      month.used = used;
      month.stored = stored;
    } else {
      // What was settled meanwhile may be missing in this figure, what others spent is not.
      month.used = Math.max(month.used, used);
    }
    month.freshUntil = Date.now() + FRESH_MS;
  };

  const refresh = (provider: Provider, month: Month): Promise<void> => {
    month.reading ??= read(provider, month).finally(() => {
      month.reading = null;
    });
    return month.reading;
  };

  /** @returns whether there is a budget; it is taken from before anybody else can look */
  const take = async (
    provider: Provider,
    estimate: number,
    set: (month: Month) => void,
    without?: number,
  ): Promise<boolean> => {
    const { budgets } = await settings.get();
    const limit = budgets[provider.id]?.monthlyCredits;
    if (limit === undefined) return false;
    const stale = monthOf(provider.id);
    if (stale.freshUntil <= Date.now()) await refresh(provider, stale);
    // From here on nothing waits, so that nobody can come in between.
    const month = monthOf(provider.id);
    if (!holds(limit, month.used + inFlight(month, without), estimate)) {
      throw new ProviderError({
        provider: provider.id,
        code: 'insufficient_credits',
        notSent: true,
        message: spentSentence(provider.name, limit),
      });
    }
    set(month);
    return true;
  };

  const settleIn = (providerId: string, credits: number): Month => {
    const month = monthOf(providerId);
    month.used += credits;
    month.version += 1;
    return month;
  };

  return {
    async reserve(provider, estimate) {
      const taken = await take(provider, estimate, (month) => {
        month.reserved += estimate;
      });
      let open = true;
      return {
        settle(credits) {
          if (!open) return;
          open = false;
          const month = settleIn(provider.id, credits);
          if (taken) month.reserved = Math.max(0, month.reserved - estimate);
        },
      };
    },
    async reserveBatch(provider, batchId, estimate) {
      await take(provider, estimate, (month) => month.batches.set(batchId, estimate), batchId);
    },
    settleBatch(providerId, batchId, credits) {
      const month = settleIn(providerId, credits);
      month.batches.delete(batchId);
      month.stored.delete(batchId);
    },
  };
}
