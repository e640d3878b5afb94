import type { Asset, EditBody } from '../../../../server/src/contracts/assets';
import type { AssetText } from '../../../../server/src/contracts/texts';

/** What a person can edit of one language; an empty field is an empty string. */
export interface TextValues {
  alternativeText: string;
  caption: string;
  title: string;
  decorative: boolean;
}

/** The editor's form: all languages at once, so that no tab loses what was typed in it. */
export interface EditorValues {
  texts: Record<string, TextValues>;
}

const FIELDS = ['alternativeText', 'caption', 'title'] as const;

const valuesOf = ({ alternativeText, caption, title, state }: AssetText): TextValues => ({
  alternativeText: alternativeText ?? '',
  caption: caption ?? '',
  title: title ?? '',
  decorative: state === 'decorative',
});

export const editorValues = ({ texts }: Pick<Asset, 'texts'>): EditorValues => ({
  texts: Object.fromEntries(
    Object.entries(texts).map(([locale, text]) => [locale, valuesOf(text)]),
  ),
});

/** What has to be sent for one language; `null` where nothing was changed. */
export function editOf(initial: TextValues, values: TextValues): EditBody | null {
  const edit: EditBody = {};
  for (const field of FIELDS) {
    if (values[field].trim() !== initial[field].trim()) edit[field] = values[field];
  }
  if (values.decorative !== initial.decorative) edit.decorative = values.decorative;
  // What was typed before the switch was turned on is not meant any more.
  if (values.decorative) delete edit.alternativeText;
  return Object.keys(edit).length > 0 ? edit : null;
}

/** The languages with something to save, in their order. */
export const changedLocales = (initial: EditorValues, values: EditorValues): string[] =>
  Object.keys(values.texts).filter((locale) => {
    const before = initial.texts[locale];
    const now = values.texts[locale];
    return before !== undefined && now !== undefined && editOf(before, now) !== null;
  });

/** What was typed stays; whatever else is as the server now says. */
function carriedOver(initial: TextValues, values: TextValues, next: TextValues): TextValues {
  const carried = { ...next };
  for (const field of FIELDS) {
    const typed = values[field].trim();
    if (typed !== initial[field].trim() && typed !== next[field].trim()) {
      carried[field] = values[field];
    }
  }
  if (values.decorative !== initial.decorative) carried.decorative = values.decorative;
  if (carried.decorative && next.decorative) carried.alternativeText = next.alternativeText;
  return carried;
}

/** The form after the image has changed on the server, with all that is not saved yet. */
export const withUnsaved = (
  initial: EditorValues,
  values: EditorValues,
  next: EditorValues,
): EditorValues => ({
  texts: Object.fromEntries(
    Object.entries(next.texts).map(([locale, text]) => {
      const before = initial.texts[locale];
      const now = values.texts[locale];
      return [locale, before && now ? carriedOver(before, now, text) : text];
    }),
  ),
});
