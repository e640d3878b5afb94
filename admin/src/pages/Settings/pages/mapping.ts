import type {
  PageContentType,
  PageField,
  PageMapping,
} from '../../../../../server/src/contracts/pages';

/** Where a value of a mapping is in the form. The dots of a content type's id are no path. */
export const fieldName = (uid: string, name: keyof PageMapping): string =>
  `pages["${uid}"].${name}`;

/** Fields that a title can be read from. */
export const titleFields = ({ fields }: Pick<PageContentType, 'fields'>): PageField[] =>
  fields.filter(({ sent, short }) => sent && short);

/** Fields that what the page says can be read from. */
export const contentFields = ({ fields }: Pick<PageContentType, 'fields'>): PageField[] =>
  fields.filter(({ sent }) => sent);

/** Fields that a text can be written to. */
export const targetFields = ({ fields }: Pick<PageContentType, 'fields'>): PageField[] =>
  fields.filter(({ short }) => short);

const TITLE = /^(title|name|headline|heading)$/i;
const META_TITLE = /(^|\.)(meta|seo)_?title$/i;
const META_DESCRIPTION = /(^|\.)(meta|seo)_?description$/i;

const isTop = ({ path }: PageField): boolean => !path.includes('.');

/** What a mapping most likely is, for a person to mend; what cannot be guessed is empty. */
export function guessMapping(type: Pick<PageContentType, 'fields'>): PageMapping {
  const titles = titleFields(type).filter(isTop);
  const targets = targetFields(type).map(({ path }) => path);
  const title = (titles.find(({ path }) => TITLE.test(path)) ?? titles[0])?.path ?? '';
  const metaTitle = targets.find((path) => META_TITLE.test(path)) ?? '';
  const metaDescription = targets.find((path) => META_DESCRIPTION.test(path)) ?? '';
  // A group that holds what is written is no content: that would be written from itself.
  const groups = [metaTitle, metaDescription].map((path) => path.split('.')[0] ?? '');
  const content = contentFields(type)
    .filter((field) => isTop(field) && field.type !== 'string' && field.path !== title)
    .map(({ path }) => path)
    .filter((path) => !groups.includes(path));
  return { title, content, metaTitle, metaDescription };
}
