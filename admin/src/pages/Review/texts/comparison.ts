import type { AssetText } from '../../../../../server/src/contracts/texts';
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
