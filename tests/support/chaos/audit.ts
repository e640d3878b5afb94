import type { Kill } from './storm';

/** One call that a vendor got, in one row for each call. */
export interface VendorCall {
  fingerprint: string;
  locales: readonly string[];
  /** When it arrived. Milliseconds since 1970, as everywhere here. */
  at: number;
  /** What the vendor charged for it. */
  credits: number;
  /** When its whole answer was handed over; null where that never happened. */
  answeredAt: number | null;
}

/** One row of the ledger. */
export interface Receipt {
  assetId: number;
  taskId: number;
  fingerprint: string;
  locale: string;
  credits: number;
  rejected: boolean;
  at: number;
}

export interface Audit {
  /** Charged, and no whole answer came. */
  unanswered: VendorCall[];
  /** Answered in full, and there is no receipt: the process was killed in between. */
  unheard: VendorCall[];
  /** Receipts that no answer belongs to. */
  unfounded: Receipt[][];
  /** Calls for what had been paid for and written down before. */
  repeated: VendorCall[];
}

const keyOf = (fingerprint: string, locales: readonly string[]) =>
  `${fingerprint} ${[...locales].sort().join()}`;

/** The rows of one answer were written in one moment. */
function answersOf(receipts: readonly Receipt[]): Receipt[][] {
  const answers = new Map<string, Receipt[]>();
  for (const receipt of [...receipts].sort((a, b) => a.at - b.at)) {
    const key = `${receipt.fingerprint} ${receipt.taskId} ${receipt.at}`;
    answers.set(key, [...(answers.get(key) ?? []), receipt]);
  }
  return [...answers.values()];
}

/** Lays what the vendor knows beside what the ledger says, call by call. */
export function audit(calls: readonly VendorCall[], receipts: readonly Receipt[]): Audit {
  const charged = calls.filter(({ credits }) => credits > 0);
  const open = new Map<string, VendorCall[]>();
  for (const call of charged.filter(({ answeredAt }) => answeredAt !== null)) {
    const key = keyOf(call.fingerprint, call.locales);
    open.set(key, [...(open.get(key) ?? []), call]);
  }
  const unfounded: Receipt[][] = [];
  for (const answer of answersOf(receipts)) {
    const [{ fingerprint, at } = { fingerprint: '', at: 0 }] = answer;
    const locales = answer.map(({ locale }) => locale);
    const candidates = open.get(keyOf(fingerprint, locales)) ?? [];
    // The latest that was there by then: an older one has got lost.
    const index = candidates.findLastIndex((call) => call.at <= at);
    if (index === -1) unfounded.push(answer);
    else candidates.splice(index, 1);
  }
  return {
    unanswered: charged.filter(({ answeredAt }) => answeredAt === null),
    unheard: [...open.values()].flat(),
    unfounded,
    repeated: repeatedIn(calls, receipts),
  };
}

/** Calls that arrived after the answer to the same question was in the ledger. */
export function repeatedIn(
  calls: readonly VendorCall[],
  receipts: readonly Receipt[],
): VendorCall[] {
  const since = new Map<string, number>();
  for (const { fingerprint, locale, rejected, at } of receipts) {
    const key = keyOf(fingerprint, [locale]);
    if (!rejected) since.set(key, Math.min(at, since.get(key) ?? Infinity));
  }
  return calls.filter(({ fingerprint, locales, at }) =>
    locales.some((locale) => at > (since.get(keyOf(fingerprint, [locale])) ?? Infinity)),
  );
}

/** The calls by the process that made them, in the order of the kills; at the end those after. */
export function byLife<C extends { at: number }>(
  calls: readonly C[],
  kills: readonly Kill[],
): C[][] {
  const lives = [...kills.map(({ at }) => at), Infinity];
  return lives.map((end, n) =>
    calls.filter(({ at }) => at <= end && at > (lives[n - 1] ?? -Infinity)),
  );
}
