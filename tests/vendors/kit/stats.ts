import type { FaultKind } from './faults';

export interface ImageCount {
  /** How often it was described successfully, all languages together. */
  generations: number;
  /** The same by language. */
  languages: Record<string, number>;
  /** The addresses it came from; empty where its bytes were sent. */
  urls: string[];
}

export interface Stats {
  /** Requests that arrived, by endpoint. */
  calls: Record<string, number>;
  /** Answers given, by status. */
  statuses: Record<string, number>;
  /** Faults played, by kind. */
  faults: Partial<Record<FaultKind, number>>;
  /** Descriptions that succeeded (whether or not the answer reached anyone). */
  generations: number;
  /** Descriptions of an image in a language it had been described in before. */
  repeats: number;
  creditsCharged: number;
  /** By sha256 of the bytes; by URL where URLs are not fetched. */
  images: Record<string, ImageCount>;
  /** Generating calls that are open now, and the most there ever were at once. */
  inFlight: number;
  inFlightMax: number;
}

export interface Generation {
  readonly imageId: string;
  readonly url: string | null;
  readonly language: string;
  readonly credits: number;
}

function count(record: Record<string, number>, name: string): number {
  const next = (record[name] ?? 0) + 1;
  record[name] = next;
  return next;
}

/** Counts what a test or a benchmark wants to know afterwards. */
export class StatsKeeper {
  private kept = empty(0);

  called(endpoint: string): void {
    count(this.kept.calls, endpoint);
  }

  answered(status: number): void {
    count(this.kept.statuses, String(status));
  }

  /** Answers how many faults of this kind there have been, this one included. */
  faulted(kind: FaultKind): number {
    return count(this.kept.faults, kind);
  }

  generated({ imageId, url, language, credits }: Generation): void {
    const image = (this.kept.images[imageId] ??= { generations: 0, languages: {}, urls: [] });
    image.generations += 1;
    if (count(image.languages, language) > 1) this.kept.repeats += 1;
    if (url !== null && !image.urls.includes(url)) image.urls.push(url);
    this.kept.generations += 1;
    this.kept.creditsCharged += credits;
  }

  /** Something else than the description of an image was paid for. */
  charged(credits: number): void {
    this.kept.creditsCharged += credits;
  }

  entered(): void {
    this.kept.inFlight += 1;
    this.kept.inFlightMax = Math.max(this.kept.inFlightMax, this.kept.inFlight);
  }

  left(): void {
    this.kept.inFlight -= 1;
  }

  snapshot(): Stats {
    return structuredClone(this.kept);
  }

  reset(): void {
    this.kept = empty(this.kept.inFlight);
  }
}

function empty(inFlight: number): Stats {
  return {
    calls: {},
    statuses: {},
    faults: {},
    generations: 0,
    repeats: 0,
    creditsCharged: 0,
    images: {},
    inFlight,
    inFlightMax: inFlight,
  };
}
