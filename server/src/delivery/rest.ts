import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { messageOf } from '../errors';
import type { Delivery, Speech } from './service';
import { putAll } from './put';
import { copyIn, Walk } from './walk';

type SanitizeOutput = Core.Strapi['contentAPI']['sanitize']['output'];

/** The answers of one request that wait for their words. */
interface Waiting {
  walk: Walk;
  done: Promise<void>;
}

/** The request's own `locale`; all of them at once is none. */
export function localeOfRequest(query: Record<string, unknown> | undefined): string | null {
  const locale = query?.['locale'];
  return typeof locale === 'string' && locale !== '' && locale !== '*' ? locale : null;
}

/**
 * Answers of REST carry the words of the page's language: whatever a controller hands to
 * `strapi.contentAPI.sanitize.output`, Strapi's own and the app's. A sanitizer of the registry
 * sees one entry of a page at a time and would have to ask the database for each; here the page
 * is whole.
 *
 * @param isElsewhere a request whose answer is localized otherwise
 */
export function localizeRest(
  strapi: Core.Strapi,
  delivery: Delivery,
  isElsewhere: (request: object) => boolean,
): void {
  const { sanitize } = strapi.contentAPI;
  const waiting = new WeakMap<object, Waiting>();

  const deliver = async (walk: Walk, { own }: Speech): Promise<void> => {
    const batch = delivery.batch({ own });
    for (const { id, language } of walk.files) batch.addFile(id, language);
    for (const { holder, name, language } of walk.texts) {
      const copies = (holder[name] as unknown[]).map(copyIn).filter((copy) => copy !== null);
      batch.addCopies(copies, language);
    }
    const found = await batch.find();
    if (found) putAll(walk, found, own);
  };

  /** Answers of the same request that are made side by side share one look into the database. */
  const inTurn = (request: object, speech: Speech): Waiting => {
    const walk = new Walk(delivery.shapeOf, speech.languageOf);
    const done = new Promise((resolve) => setImmediate(resolve)).then(() => {
      waiting.delete(request);
      return deliver(walk, speech);
    });
    const turn = { walk, done };
    waiting.set(request, turn);
    return turn;
  };

  const localize = async (answer: unknown, uid: string): Promise<void> => {
    const request = strapi.requestContext.get() as Context | undefined;
    const shape = delivery.shapeOf(uid);
    if (!shape || (request && isElsewhere(request))) return;
    const speech = await delivery.speech();
    if (!speech) return;
    const asked = request?.query['locale'];
    const locale =
      localeOfRequest(request?.query) ??
      (shape.isLocalized && asked === undefined ? speech.defaultLocale : null);
    const walk = new Walk(delivery.shapeOf, speech.languageOf);
    walk.visit(answer, uid, locale);
    if (walk.files.length === 0 && walk.texts.length === 0) return;
    if (!request || strapi.db.inTransaction()) {
      await deliver(walk, speech);
      return;
    }
    const turn = waiting.get(request) ?? inTurn(request, speech);
    turn.walk.files.push(...walk.files);
    turn.walk.texts.push(...walk.texts);
    await turn.done;
  };

  const output: SanitizeOutput = sanitize.output;
  sanitize.output = async (data, schema, ...rest) => {
    const answer = await output(data, schema, ...rest);
    try {
      await localize(answer, schema.uid);
    } catch (error) {
      // Strapi's own words are better than no answer.
      strapi.log.error(`[alt-text] an answer was not localized: ${messageOf(error)}`);
    }
    return answer;
  };
}
