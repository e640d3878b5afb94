import type { Core } from '@strapi/strapi';

/** An attribute of a content type or component, as far as pages need it. */
export interface Attribute {
  type: string;
  private?: boolean;
  /** `false`: Strapi's own, such as the locale. */
  visible?: boolean;
  component?: string;
  repeatable?: boolean;
  components?: string[];
}

export interface Model {
  attributes: Record<string, Attribute>;
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/** The content types and components of a Strapi. */
export interface Models {
  contentType(uid: string): Model | undefined;
  component(uid: string): Model | undefined;
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export const modelsOf = (strapi: Core.Strapi): Models => ({
  contentType: (uid) => own(strapi.contentTypes as unknown as Record<string, Model>, uid),
  component: (uid) => own(strapi.components as unknown as Record<string, Model>, uid),
});

export const isLocalized = (model: Model): boolean => model.pluginOptions?.i18n?.localized === true;

/** Types whose value is one text. */
const TEXT: ReadonlySet<string> = new Set(['string', 'text', 'richtext', 'blocks']);

/** Types that hold others. */
const GROUP: ReadonlySet<string> = new Set(['component', 'dynamiczone']);

/** Deeper than anybody nests components; Strapi lets them hold one another in a circle. */
export const DEEPEST = 5;

export const isPlain = ({ type }: Attribute): boolean => type === 'string' || type === 'text';

/** What may be sent to a vendor: texts, and what holds texts. */
export const isSendable = ({ type, private: secret }: Attribute): boolean =>
  !secret && (TEXT.has(type) || GROUP.has(type));

/**
 * The attribute at a path, through components that are not repeatable.
 *
 * @param allowed whether each attribute on the way may be used
 */
export function attributeAt(
  models: Models,
  model: Model,
  path: string,
  allowed: (attribute: Attribute) => boolean = () => true,
): Attribute | null {
  const [name = '', ...rest] = path.split('.');
  const attribute = own(model.attributes, name);
  if (!attribute || !allowed(attribute)) return null;
  if (rest.length === 0) return attribute;
  if (attribute.type !== 'component' || attribute.repeatable) return null;
  const inner = models.component(attribute.component ?? '');
  return inner ? attributeAt(models, inner, rest.join('.'), allowed) : null;
}

/** The value at a path of an entry; `undefined` where nothing is there. */
export function valueAt(entry: unknown, path: string): unknown {
  let value = entry;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = own(value as Record<string, unknown>, name);
  }
  return value;
}

/** What makes Strapi load components and dynamic zones whole; media and relations stay away. */
type Populate = true | { populate: Record<string, unknown> } | { on: Record<string, unknown> };

function populateAttribute(models: Models, attribute: Attribute, depth: number): Populate | null {
  if (depth > DEEPEST) return null;
  if (attribute.type === 'component') {
    return populateComponent(models, attribute.component ?? '', depth);
  }
  if (attribute.type !== 'dynamiczone') return null;
  const kinds = attribute.components ?? [];
  return {
    on: Object.fromEntries(kinds.map((uid) => [uid, populateComponent(models, uid, depth)])),
  };
}

function populateComponent(models: Models, uid: string, depth: number): Populate {
  const populate = populateOf(models, models.component(uid), depth + 1);
  return Object.keys(populate).length > 0 ? { populate } : true;
}

function populateOf(
  models: Models,
  model: Model | undefined,
  depth: number,
): Record<string, Populate> {
  const entries = Object.entries(model?.attributes ?? {}).flatMap(
    ([name, attribute]): [string, Populate][] => {
      const populate = populateAttribute(models, attribute, depth);
      return populate === null ? [] : [[name, populate]];
    },
  );
  return Object.fromEntries(entries);
}

/** What has to be loaded of an entry for these paths. */
export function populateFor(
  models: Models,
  model: Model,
  paths: readonly string[],
): Record<string, Populate> {
  const names = new Set(paths.map((path) => path.split('.')[0]));
  const all = Object.entries(populateOf(models, model, 0));
  return Object.fromEntries(all.filter(([name]) => names.has(name)));
}

/**
 * The fields behind a path as roles name them: those of a component one by one, a dynamic zone as
 * a whole.
 */
export function roleFields(models: Models, model: Model, path: string): string[] {
  const attribute = attributeAt(models, model, path);
  return attribute ? fieldsIn(models, attribute, path, 0) : [];
}

function fieldsIn(models: Models, attribute: Attribute, path: string, depth: number): string[] {
  if (attribute.type !== 'component') return [path];
  if (depth > DEEPEST) return [];
  const inner = models.component(attribute.component ?? '');
  return Object.entries(inner?.attributes ?? {})
    .filter(([, child]) => isSendable(child))
    .flatMap(([name, child]) => fieldsIn(models, child, `${path}.${name}`, depth + 1));
}
