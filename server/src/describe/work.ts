import type { Found } from './found';
import type { Target } from './targets';

/** The languages to fill, and what has been found for them so far. */
export class Work {
  readonly found = new Map<string, Found>();
  /** Of the bytes that are described, once they were read. */
  fingerprint: string | null = null;

  constructor(readonly targets: Target[]) {}

  /** The languages that still want a text. */
  open(): string[] {
    return this.targets.map(({ locale }) => locale).filter((locale) => !this.found.has(locale));
  }
}
