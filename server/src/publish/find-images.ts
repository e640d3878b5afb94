import type { FileRow } from '../images/renditions';
import type { OwnColumns } from '../texts/state';

/** An attribute of a content type or component, as far as images can be in it. */
export interface Attribute {
  type?: string;
  component?: string;
  components?: string[];
}

/** Looks a content type or component up. */
export type ModelOf = (uid: string) => { attributes: Record<string, Attribute> } | undefined;

/** What is read of a file. */
export interface ImageFile extends Pick<FileRow, 'id'>, OwnColumns {
  name: string;
  mime: string;
}

/** An image that was put into a text: Strapi keeps a copy there, its words included. */
export interface CopiedImage {
  name: string;
  /** Names the file that it is a copy of. */
  hash: string;
  alternativeText: string | null;
}

/** An image in an entry, and where. */
export type FoundImage = { field: string } & ({ file: ImageFile } | { copy: CopiedImage });

/** `populate` as `strapi.db.query` takes it. */
export type Populate = Record<string, object>;

/** Strapi lets components hold one another at will, but no person ever went this deep. */
const DEEPEST = 20;

/** The columns that are read of a file. */
export const FILE_COLUMNS = ['id', 'name', 'mime', 'alternativeText', 'caption'];

/**
 * What of a content type has to be loaded to see all of its images: media fields, components and
 * dynamic zones, at any depth. Relations lead to other entries, which are published by themselves.
 *
 * @returns `null` where nothing in it can hold an image
 */
export function imagePopulate(modelOf: ModelOf, uid: string, depth = 0): Populate | null {
  const attributes = depth > DEEPEST ? {} : (modelOf(uid)?.attributes ?? {});
  const within = (component: string) => imagePopulate(modelOf, component, depth + 1);
  const populate: Populate = {};
  let found = false;
  for (const [name, attribute] of Object.entries(attributes)) {
    // A text is a column of its own row, and needs no loading.
    if (attribute.type === 'blocks') found = true;
    if (attribute.type === 'media') populate[name] = { select: FILE_COLUMNS };
    if (attribute.type === 'component') {
      const inner = within(attribute.component ?? '');
      if (inner) populate[name] = { populate: inner };
    }
    if (attribute.type === 'dynamiczone') {
      const inner = (attribute.components ?? []).map((one) => [one, within(one)] as const);
      if (inner.every(([, images]) => images === null)) continue;
      // The others are loaded as well: without them the places would be counted wrong.
      const on = inner.map(([one, images]) => [
        one,
        images ? { populate: images } : { select: ['id'] },
      ]);
      populate[name] = { on: Object.fromEntries(on) as object };
    }
  }
  return found || Object.keys(populate).length > 0 ? populate : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One value or many, each with its place. */
const each = (value: unknown, field: string): [Record<string, unknown>, string][] =>
  Array.isArray(value)
    ? value.flatMap((one: unknown, index): [Record<string, unknown>, string][] =>
        isRecord(one) ? [[one, `${field}.${index}`]] : [],
      )
    : isRecord(value)
      ? [[value, field]]
      : [];

const isImage = (file: Record<string, unknown>): boolean =>
  textOf(file['mime']).startsWith('image/');

/**
 * The images of an entry that was loaded with `imagePopulate`, in their order. Other files are
 * left out: a PDF has no alternative text.
 */
export function imagesIn(
  modelOf: ModelOf,
  uid: string,
  entry: Record<string, unknown>,
  path = '',
  depth = 0,
): FoundImage[] {
  const attributes = depth > DEEPEST ? {} : (modelOf(uid)?.attributes ?? {});
  return Object.entries(attributes).flatMap(([name, { type, component }]): FoundImage[] => {
    const values = each(entry[name], `${path}${name}`);
    const within = (inner: string, value: Record<string, unknown>, field: string) =>
      imagesIn(modelOf, inner, value, `${field}.`, depth + 1);
    switch (type) {
      case 'media':
        return values.flatMap(([file, field]) =>
          isImage(file) ? [{ field, file: file as unknown as ImageFile }] : [],
        );
      case 'component':
        return values.flatMap(([value, field]) => within(component ?? '', value, field));
      case 'dynamiczone':
        return values.flatMap(([value, field]) =>
          within(textOf(value['__component']), value, field),
        );
      case 'blocks':
        return values.flatMap(([block, field]) => copyIn(block, field));
      default:
        return [];
    }
  });
}

function copyIn({ type, image }: Record<string, unknown>, field: string): FoundImage[] {
  if (type !== 'image' || !isRecord(image)) return [];
  const { name, hash, alternativeText } = image;
  const copy = {
    name: textOf(name),
    hash: textOf(hash),
    alternativeText: textOf(alternativeText) || null,
  };
  return [{ field, copy }];
}
