import type { Core } from '@strapi/strapi';

import type { ChangeRow } from '../models/changes';
import { SPEND_UID, type SpendRow } from '../models/spend';
import { table } from '../models/table';

/**
 * Keeps what was turned down from being offered again for the same bytes.
 *
 * @param rejection the change that turned it down, and whose undo gives it free again
 */
export async function neverAgain(
  strapi: Core.Strapi,
  { fingerprint, locale }: { fingerprint: string; locale: string },
  rejection: number,
): Promise<void> {
  const spend = table<SpendRow>(strapi, SPEND_UID);
  for (const { id, rejected, rejectedBy } of await spend.findMany({
    where: { fingerprint, locale },
  })) {
    // What a rule has refused stays refused, whatever a person thinks of it later.
    if (rejected && !rejectedBy?.length) continue;
    const data = { rejected: true, rejectedBy: [...(rejectedBy ?? []), rejection] };
    await spend.updateMany({ where: { id }, data });
  }
}

/**
 * Offers again what this change turned down, unless it was turned down elsewhere too. Nothing
 * happens where the change was no rejection.
 */
export async function takeBackRejection(
  strapi: Core.Strapi,
  { id: rejection, locale, before, after }: ChangeRow,
): Promise<void> {
  if (!before.suggestion || after.suggestion || before.fingerprint === null) return;
  const spend = table<SpendRow>(strapi, SPEND_UID);
  const where = { fingerprint: before.fingerprint, locale, rejected: true };
  for (const { id, rejectedBy } of await spend.findMany({ where })) {
    if (!rejectedBy?.includes(rejection)) continue;
    const others = rejectedBy.filter((change) => change !== rejection);
    const data = { rejected: others.length > 0, rejectedBy: others };
    await spend.updateMany({ where: { id }, data });
  }
}
