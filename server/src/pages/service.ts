import pLimit from 'p-limit';

import type { FieldError } from '../contracts/errors';
import type {
  PageMapping,
  PageResult,
  PageReviewAnswer,
  PageReviewBody,
  PageSuggestBody,
} from '../contracts/pages';
import type { Settings } from '../contracts/settings';
import type { DescribeDeps } from '../describe/types';
import { RequestError } from '../errors';
import { canonicalLanguage } from '../languages';
import type { PageWriter } from './ask';
import { localesOf, type Entry } from './entries';
import { attributeAt, modelsOf, roleFields, type Model } from './fields';
import { checkPages, sentPaths, targetPaths } from './mapping';
import { entryFor, leave, refused, take, tooLong, type Person } from './review';
import { pageRows, type Place } from './store';
import { createSuggestOne, notFound } from './suggest';

/** What one request may ask for: it waits for its answers. */
export const MOST_PLACES = 20;

/** Whether a person may do something to these fields of an entry. */
export type MayFields = (uid: string, entry: Entry, fields: readonly string[]) => boolean;

/** The metadata of pages: suggested by a provider, taken or left by a person. */
export interface Pages {
  /** What is wrong with mappings, by paths that begin with the content type. */
  check(pages: Settings['pages']): FieldError[];
  /** The fields that are written, by content type: who may not read them sees no suggestion. */
  mapped(): Promise<{ uid: string; localized: boolean; fields: string[] }[]>;
  /** @throws RequestError 400 where the content type is not mapped, or too much is asked for */
  suggest(body: PageSuggestBody, mayRead: MayFields): Promise<PageResult[]>;
  review(body: PageReviewBody, person: Person, mayUpdate: MayFields): Promise<PageReviewAnswer>;
}

const sentence = ({ path, message }: FieldError): string => `pages.${path.join('.')}: ${message}`;

export function createPages(deps: DescribeDeps): Pages {
  const { strapi, settings, registry, config } = deps;
  const models = modelsOf(strapi);
  const atWork = new Set<string>();

  const writer = (id: string): PageWriter | null => {
    const provider = registry.get(id);
    return provider?.pages ? { ...provider, pages: provider.pages } : null;
  };

  const check: Pages['check'] = (pages) => [
    ...checkPages(models, pages),
    ...Object.entries(pages).flatMap(([uid, { provider }]) =>
      provider === undefined || writer(provider)
        ? []
        : [{ path: [uid, 'provider'], message: 'it does not write the metadata of pages' }],
    ),
  ];

  const configured = async (uid: string): Promise<PageMapping | undefined> => {
    const { pages } = await settings.get();
    return Object.hasOwn(pages, uid) ? pages[uid] : undefined;
  };

  const mappingOf = async (uid: string): Promise<{ mapping: PageMapping; model: Model } | null> => {
    const mapping = await configured(uid);
    const model = models.contentType(uid);
    if (!mapping || !model || check({ [uid]: mapping }).length > 0) return null;
    return { mapping, model };
  };

  /** @throws RequestError that says why a content type has no pages */
  const requireMapping = async (uid: string) => {
    const found = await mappingOf(uid);
    if (found) return found;
    const mapping = await configured(uid);
    const faults = mapping
      ? check({ [uid]: mapping })
          .map(sentence)
          .join('; ')
      : '';
    throw new RequestError(
      400,
      faults === ''
        ? `The content type "${uid}" is mapped to no fields. Map it under pages in the settings.`
        : `The mapping of "${uid}" does not fit it any more. ${faults}`,
      { code: 'not_mapped' },
    );
  };

  const chooseWriter = async (asked: string | undefined): Promise<PageWriter> => {
    const { sources } = await settings.get();
    const ids = asked === undefined ? sources.providers : [asked];
    const found = ids.map(writer).find((one) => one !== null);
    if (found) return found;
    throw new RequestError(
      400,
      'No provider is chosen that writes the metadata of pages. Choose AltText.io or an OpenAI-compatible server.',
      { code: 'no_provider' },
    );
  };

  const fieldsOf = (model: Model, paths: readonly string[]): string[] =>
    paths.flatMap((path) => roleFields(models, model, path));

  /** Every entry in every language that is asked for, and those that are not there. */
  const placesOf = async (
    { uid, documentIds, locales }: PageSuggestBody,
    model: Model,
  ): Promise<(Place | PageResult)[]> => {
    const ids = [...new Set(documentIds)];
    const there = await localesOf(strapi, model, uid, ids);
    const same = (one: string, other: string) =>
      one === other || canonicalLanguage(one) === (canonicalLanguage(other) ?? '');
    return ids.flatMap((documentId): (Place | PageResult)[] => {
      const known = there.get(documentId);
      if (!known) return [notFound(documentId, null)];
      if (!locales || known.includes('')) {
        return known.map((locale) => ({ uid, documentId, locale }));
      }
      return [...new Set(locales)].map((wanted) => {
        const locale = known.find((one) => same(one, wanted));
        return locale === undefined ? notFound(documentId, wanted) : { uid, documentId, locale };
      });
    });
  };

  return {
    check,
    async mapped() {
      const { pages } = await settings.get();
      const found = await Promise.all(
        Object.keys(pages).map(async (uid) => ({ uid, found: await mappingOf(uid) })),
      );
      return found.flatMap(({ uid, found: one }) => {
        if (!one) return [];
        const localized = one.model.pluginOptions?.i18n?.localized === true;
        return [{ uid, localized, fields: fieldsOf(one.model, targetPaths(one.mapping)) }];
      });
    },
    async suggest(body, mayRead) {
      const { uid, anew = false } = body;
      const { mapping, model } = await requireMapping(uid);
      const provider = await chooseWriter(body.provider ?? mapping.provider);
      const places = await placesOf(body, model);
      if (places.length > MOST_PLACES) {
        throw new RequestError(
          400,
          `These are ${places.length} pages, entries by languages; ${MOST_PLACES} go at once. Ask for fewer.`,
          { code: 'too_many' },
        );
      }
      const fields = fieldsOf(model, [...sentPaths(mapping), ...targetPaths(mapping)]);
      const order = {
        ...{ models, model, mapping, provider, anew },
        mayRead: (entry: Entry) => mayRead(uid, entry, fields),
      };
      const suggestOne = createSuggestOne(deps, atWork);
      const limit = pLimit(config.queue.concurrency);
      return Promise.all(
        places.map((place) => limit(() => ('status' in place ? place : suggestOne(order, place)))),
      );
    },
    async review({ ids, decision }, person, mayUpdate) {
      const skipped: PageReviewAnswer['skipped'] = [];
      const taken: { id: number; written: ('metaTitle' | 'metaDescription')[] }[] = [];
      let left = 0;
      for (const id of new Set(ids)) {
        const row = await pageRows(strapi).findOne({ where: { id } });
        if (!row) {
          skipped.push(refused(id, 'not_found'));
          continue;
        }
        const found = await mappingOf(row.uid);
        if (!found) {
          skipped.push(refused(id, 'not_mapped'));
          continue;
        }
        const { mapping, model } = found;
        const fields = fieldsOf(model, targetPaths(mapping));
        const target = {
          ...{ strapi, models, model, mapping },
          mayUpdate: (entry: Entry) => mayUpdate(row.uid, entry, fields),
        };
        const entry = await entryFor(target, row);
        if (typeof entry === 'string') {
          skipped.push(refused(id, entry));
        } else if (decision === 'leave') {
          if (await leave(strapi, row, person)) left += 1;
          else skipped.push(refused(id, 'not_open'));
        } else {
          const long = tooLong(row, (name) => attributeAt(models, model, mapping[name])?.type);
          const outcome = long
            ? { code: 'not_valid' as const, detail: long }
            : await take(target, row, person);
          if (Array.isArray(outcome)) taken.push({ id, written: outcome });
          else skipped.push(refused(id, outcome.code, outcome.detail));
        }
      }
      return decision === 'take' ? { taken, skipped } : { left, skipped };
    },
  };
}
