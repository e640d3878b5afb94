import type { Core } from '@strapi/strapi';

import type { EditBody } from '../contracts/assets';
import type { Settings } from '../contracts/settings';
import { RequestError } from '../errors';
import type { StoredSnapshot } from '../models/changes';
import { findAsset, findTextRows, ownColumns, type AssetRow } from './assets';
import { judgeText } from './judged';
import { snapshotOf, writeText, type Seen, type TextWrite } from './write';

/** An empty text is no text. */
const orNull = (text: string | null): string | null => (text?.trim() ? text.trim() : null);

/** What stands after a person's edit. Whatever waited for a review is settled by it. */
export function editedSnapshot(
  now: StoredSnapshot,
  { decorative, ...edit }: EditBody,
): Partial<StoredSnapshot> {
  const words = edit.alternativeText === undefined ? now.alternativeText : edit.alternativeText;
  // A new caption alone says nothing against the choice to leave the image without a text.
  const empty = decorative ?? (now.state === 'decorative' && edit.alternativeText === undefined);
  const alternativeText = empty ? '' : orNull(words);
  return {
    alternativeText,
    ...(edit.caption === undefined
      ? {}
      : { caption: orNull(edit.caption), captionGenerated: false }),
    ...(edit.title === undefined ? {} : { title: orNull(edit.title) }),
    state: empty ? 'decorative' : alternativeText === null ? 'missing' : 'human',
    previousState: null,
    suggestion: null,
    provider: null,
    model: null,
    fingerprint: null,
  };
}

/**
 * The edit with what the rules say of it. That is advice: a person's own words stand, whatever it
 * says.
 */
export async function judgedEdit(
  strapi: Core.Strapi,
  { asset, locale, seen, edit }: { asset: AssetRow; locale: string; seen: Seen; edit: EditBody },
  maxLength: number,
): Promise<Pick<TextWrite, 'next' | 'judgedBy'>> {
  const now = snapshotOf(seen);
  const next = editedSnapshot(now, edit);
  const { findings, judgedBy } = await judgeText(strapi, {
    assetId: asset.id,
    locale,
    text: next.alternativeText ?? null,
    caption: next.caption === undefined ? now.caption : next.caption,
    fileName: asset.name,
    fingerprint: null,
    maxLength,
  });
  return { next: { ...next, findings }, judgedBy };
}

export interface TextEdit {
  assetId: number;
  /** BCP-47 */
  locale: string;
  edit: EditBody;
  /** Who it is, for the history. */
  person: string;
}

/**
 * Writes a person's edit of one text, with its history.
 *
 * @throws RequestError 404 where the file is gone, 400 for a language that the site does not
 *   speak, 409 where somebody else wrote in the same moment
 */
export async function editText(
  strapi: Core.Strapi,
  settings: Settings,
  { assetId, locale, edit, person }: TextEdit,
): Promise<void> {
  const asset = await findAsset(strapi, assetId);
  if (!asset) throw new RequestError(404, 'There is no such file in the media library.');
  const row = (await findTextRows(strapi, assetId)).get(locale) ?? null;
  if (!row && !settings.languages.includes(locale)) {
    throw new RequestError(400, `The site does not speak “${locale}”: add it in the settings.`, {
      errors: [{ path: ['locale'], message: 'is none of the languages of the settings' }],
    });
  }
  const seen = { own: ownColumns(asset, locale, settings.languages[0]), row };
  const result = await writeText(strapi, {
    assetId,
    locale,
    seen,
    ...(await judgedEdit(strapi, { asset, locale, seen, edit }, settings.text.maxLength)),
    by: { kind: 'person', name: person },
    taskId: null,
    runId: null,
  });
  if (result.outcome === 'lost') {
    throw new RequestError(409, 'Somebody has just changed this text. Look at it again.', {
      code: 'changed_since',
    });
  }
}
