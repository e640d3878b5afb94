import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { BATCHES_UID, type BatchRow, type BatchStatus } from '../models/batches';
import { table } from '../models/table';
import { leaseFromNow } from './rows';

export const UNFINISHED: readonly BatchStatus[] = ['waiting', 'sending', 'sent'];

/** The rows of the batches that are under way, and of those that are over. */
export interface BatchStore {
  create(
    batch: Pick<BatchRow, 'provider' | 'language' | 'items' | 'shared'> & { token: string },
  ): Promise<BatchRow>;
  unfinished(provider: string): Promise<BatchRow[]>;
  /** Takes one that is due; nobody else has it until its lease runs out. */
  takeDue(owner: string): Promise<BatchRow | null>;
  /** The vendor's ids of batches that were sent since then: those are no longer looked for. */
  vendorIds(provider: string, since: Date): Promise<string[]>;
  /**
   * Writes down where it stands, and lets go of it unless `data` says otherwise.
   * @returns whether it was still the caller's
   */
  update(batch: BatchRow, data: Partial<Omit<BatchRow, 'id'>>): Promise<boolean>;
  findByToken(token: string): Promise<BatchRow | null>;
}

export const newToken = (): string => randomBytes(24).toString('base64url');

export function createBatchStore(strapi: Core.Strapi): BatchStore {
  const batches = () => table<BatchRow>(strapi, BATCHES_UID);
  return {
    create: (batch) =>
      batches().create({
        data: {
          ...batch,
          status: 'waiting',
          vendorId: null,
          polls: 0,
          dueAt: new Date(),
          leaseOwner: null,
          leaseUntil: null,
          sentAt: null,
          message: null,
          createdAt: new Date(),
          finishedAt: null,
        },
      }),
    unfinished: (provider) =>
      batches().findMany({ where: { provider, status: { $in: [...UNFINISHED] } } }),
    async takeDue(owner) {
      const now = new Date();
      const free = { $or: [{ leaseUntil: { $null: true } }, { leaseUntil: { $lt: now } }] };
      const where = { status: { $in: [...UNFINISHED] }, dueAt: { $lte: now }, ...free };
      for (const row of await batches().findMany({ where, orderBy: { dueAt: 'asc' }, limit: 5 })) {
        const lease = { leaseOwner: owner, leaseUntil: leaseFromNow() };
        const { count } = await batches().updateMany({
          where: { id: row.id, status: row.status, ...free },
          data: lease,
        });
        if (count === 1) return { ...row, ...lease };
      }
      return null;
    },
    async vendorIds(provider, since) {
      const rows = await batches().findMany({
        where: { provider, vendorId: { $notNull: true }, sentAt: { $gte: since } },
        select: ['vendorId'],
      });
      return rows.flatMap(({ vendorId }) => vendorId ?? []);
    },
    async update(batch, data) {
      const { count } = await batches().updateMany({
        where: { id: batch.id, leaseOwner: batch.leaseOwner },
        data: { leaseOwner: null, leaseUntil: null, ...data },
      });
      return count === 1;
    },
    findByToken: (token) => batches().findOne({ where: { token } }),
  };
}
