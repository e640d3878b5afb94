import type { Core } from '@strapi/strapi';

import type { MissingImage } from '../contracts/publish';
import type { Where } from '../models/table';
import { altText } from '../plugin';
import { missingOf, populateFor, whereDrafts } from './entries';
import { named, refusal } from './refusal';

/** How many images were published without a text, for whoever asked over HTTP. */
const HEADER = 'X-Alt-Text-Missing';

/** What Strapi's document service tells its middlewares. */
interface Action {
  uid: string;
  action: string;
  params: { documentId?: unknown; status?: unknown; locale?: unknown };
  contentType: { info: { displayName?: string }; options?: { draftAndPublish?: boolean } };
}

/**
 * When an action brings something before visitors: by publishing a draft, or by writing what is
 * public at once. Plugins' own types (a user's avatar, say) are no pages of the site.
 */
function publishes({ uid, action, params, contentType }: Action): 'draft' | 'written' | null {
  if (!uid.startsWith('api::')) return null;
  if (action === 'publish') return 'draft';
  const hasDrafts = contentType.options?.draftAndPublish ?? false;
  if (action === 'create' || action === 'update') {
    return !hasDrafts || params.status === 'published' ? 'written' : null;
  }
  // Where there are drafts, a clone is one.
  return action === 'clone' && !hasDrafts ? 'written' : null;
}

/** Ids of the rows that an action answered with. */
function idsIn(result: unknown): number[] {
  const { id, entries } = (result ?? {}) as { id?: unknown; entries?: unknown };
  if (Array.isArray(entries)) return entries.flatMap(idsIn);
  return typeof id === 'number' ? [id] : [];
}

/**
 * Reminds of images without alternative text at every publication: from the panel, over the
 * content API, in a scheduled release, or by the app's own code. All of them are actions of the
 * document service.
 */
export function remindAtPublishing(strapi: Core.Strapi): void {
  const guard = async <T>(action: Action, next: () => Promise<T>): Promise<T> => {
    const { uid, params } = action;
    const kind = publishes(action);
    if (kind === null || !populateFor(strapi, uid)) return next();
    const { onPublish, languages } = await altText(strapi).settings.get();
    if (onPublish === 'off') return next();

    const look = async (where: Where): Promise<MissingImage[]> => {
      const missing = await missingOf(strapi, uid, where, languages);
      const [first] = missing;
      if (!first || onPublish === 'warn') return missing;
      const type = action.contentType.info.displayName ?? 'Entry';
      const subject = `${type} “${first.title || first.documentId}” was not published`;
      throw refusal(subject, missing, languages);
    };

    if (kind === 'draft') {
      // Looked at before, so that nothing happens that would have to be undone.
      const missing = await look(
        await whereDrafts(strapi, uid, [params.documentId], params.locale),
      );
      const result = await next();
      tell(strapi, uid, missing);
      return result;
    }
    let missing: MissingImage[] = [];
    // What will stand there is known once it stands there: a refusal takes it back.
    const result = (await strapi.db.transaction(async () => {
      const written = await next();
      missing = await look({ id: { $in: idsIn(written) } });
      return written;
    })) as T;
    tell(strapi, uid, missing);
    return result;
  };

  strapi.documents.use((action, next) => guard(action, async () => next()));
}

/** One line in the log, and the count for whoever sent the request. */
function tell(strapi: Core.Strapi, uid: string, missing: readonly MissingImage[]): void {
  const [first] = missing;
  if (!first) return;
  strapi.log.warn(
    `[alt-text] ${uid} ${first.documentId} was published; images without alternative text: ${missing.length}: ${named(missing)}`,
  );
  const context = strapi.requestContext.get();
  if (!context || context.headerSent) return;
  // Many entries can be published by one request.
  const before = Number(context.response.get(HEADER) || 0);
  context.set(HEADER, String(before + missing.length));
}
