import type { AssetText } from '../../../../../server/src/contracts/texts';
import type { EditedText } from '../queue/state';
import { differences, type Part } from './differences';

/** One field as it is offered, and as it stands. */
export interface Comparison {
  field: 'alternativeText' | 'caption';
  /** `null`: nothing is offered for it, what stands stays. */
  offered: Part[] | null;
  standing: Part[];
}

const FIELDS = ['alternativeText', 'caption'] as const;

/** What a suggestion would change, field by field; without what neither side has. */
export function comparisonsOf(text: AssetText, locale: string): Comparison[] {
  return FIELDS.flatMap((field) => {
    const offered = text.suggestion?.[field] ?? null;
    const standing = text[field] ?? '';
    if (offered === null && standing === '') return [];
    const { before, after } = differences(standing, offered ?? standing, locale);
    return [{ field, offered: offered === null ? null : after, standing: before }];
  });
}

/** A text with a person's words in place of those that were offered. */
export function withEdit(text: AssetText, edit: EditedText | undefined): AssetText {
  if (edit === undefined) return text;
  const { alternativeText = null, caption = null, decorative } = edit;
  const words = decorative ? '' : alternativeText;
  return { ...text, findings: [], suggestion: { alternativeText: words, caption } };
}
