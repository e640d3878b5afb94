import type { Core } from '@strapi/strapi';

import { messageOf } from '../errors';
import type { Batch } from './batch';
import type { Copy, Found } from './find-texts';
import type { Language } from './language';
import type { Delivery, Speech } from './service';
import { isNode } from './walk';

/**
 * A resolver that waits for words which in their turn wait for it would wait for ever. None of
 * Strapi's does; one of the app's might. In milliseconds.
 */
const LONGEST_WAIT_MS = 1000;

/** What was looked for, together with what it was found for. */
interface Look {
  batch: Batch;
  done: Promise<Found | null>;
  start: () => void;
}

/**
 * One request to GraphQL. Its fields are resolved one by one, level by level; the words of all of
 * them are looked for once, when no resolver is at work that could lead to more files.
 */
export class GraphqlRequest {
  readonly #locales = new WeakMap<object, string>();
  #atWork = 0;
  #look: Look | null = null;
  #isStarting = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly delivery: Delivery,
  ) {}

  /** The locale of an entry, else that of what it belongs to. */
  localeOf(node: unknown): string | null {
    if (!isNode(node)) return null;
    const { locale } = node;
    if (typeof locale === 'string' && locale !== '') return locale;
    return this.#locales.get(node) ?? null;
  }

  /** Resolves what may lead to files, and hands the locale down to it. */
  async lead(work: () => unknown, locale: string | null): Promise<unknown> {
    this.#atWork += 1;
    try {
      const result = await work();
      if (locale !== null) this.#handDown(result, locale);
      return result;
    } finally {
      this.#atWork -= 1;
      if (this.#atWork === 0) this.#startSoon();
    }
  }

  #handDown(result: unknown, locale: string): void {
    if (Array.isArray(result)) {
      for (const one of result) this.#handDown(one, locale);
      return;
    }
    if (!isNode(result)) return;
    this.#locales.set(result, locale);
    // The forms in which Strapi hands on what it found: a list with its figures, or one entry.
    if (!isNode(result['info'])) return;
    if (Array.isArray(result['nodes'])) this.#handDown(result['nodes'], locale);
    if (isNode(result['value'])) this.#handDown(result['value'], locale);
  }

  /** What is kept for a file. Whoever asks side by side is answered by one look. */
  async ofFile(id: number, language: Language, { own }: Speech): Promise<Found | null> {
    const look = this.#currentLook(own);
    look.batch.addFile(id, language);
    this.#startSoon();
    return look.done;
  }

  async ofCopies(
    copies: readonly Copy[],
    language: Language,
    { own }: Speech,
  ): Promise<Found | null> {
    const look = this.#currentLook(own);
    look.batch.addCopies(copies, language);
    this.#startSoon();
    return look.done;
  }

  #currentLook(own: string): Look {
    if (this.#look) return this.#look;
    const batch = this.delivery.batch({ own });
    let start = () => {};
    const done = new Promise<void>((resolve) => {
      start = resolve;
    }).then(async () => {
      try {
        return await batch.find();
      } catch (error) {
        // Strapi's own words are better than no answer.
        this.strapi.log.error(`[alt-text] an answer was not localized: ${messageOf(error)}`);
        return null;
      }
    });
    this.#look = { batch, done, start };
    this.#timer = setTimeout(() => this.#start(), LONGEST_WAIT_MS);
    return this.#look;
  }

  /** After what is ready to run has run: it may find more files, or set to work. */
  #startSoon(): void {
    if (this.#look === null || this.#atWork > 0 || this.#isStarting) return;
    this.#isStarting = true;
    setImmediate(() => {
      this.#isStarting = false;
      if (this.#atWork === 0) this.#start();
    });
  }

  #start(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#look?.start();
    this.#look = null;
  }
}
