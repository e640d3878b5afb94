import type { PageTexts } from '../contracts/pages';
import { finishProse, MAX_TEXT } from '../texts/finish';

/** Without anything that can be read: spaces of no width do not count. */
const isBlank = (text: string): boolean => !/[\p{L}\p{N}\p{S}]/u.test(text);

/** A vendor's texts as they are to stand: plain, on one line, unquoted. Never shortened. */
export const finished = ({ metaTitle, metaDescription }: PageTexts): PageTexts => ({
  metaTitle: finishProse(metaTitle),
  metaDescription: finishProse(metaDescription),
});

/** Why an answer cannot be the metadata of a page, or `null`. */
export function faultInPage(answer: PageTexts): string | null {
  const texts = [answer.metaTitle, answer.metaDescription];
  if (texts.some(({ length }) => length > MAX_TEXT)) {
    return `a text is longer than ${MAX_TEXT} characters`;
  }
  return Object.values(finished(answer)).some(isBlank) ? 'a text is blank' : null;
}
