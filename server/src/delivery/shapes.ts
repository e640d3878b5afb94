import type { Core } from '@strapi/strapi';

import { FILE_UID } from '../texts/assets';

/** What of a content type or component leads to images, by the names of its attributes. */
export interface Shape {
  isFile: boolean;
  /** Entries have a locale of their own. */
  isLocalized: boolean;
  /** Media, components and relations with the uid of what is there. */
  nested: readonly (readonly [name: string, uid: string])[];
  /** Each value says itself what it is, by `__component`. */
  zones: readonly string[];
  /** Each value says itself what it is, by `__type`. */
  morphs: readonly string[];
  /** Rich text, with copies of files. */
  blocks: readonly string[];
}

export interface Attribute {
  type?: string;
  component?: string;
  components?: readonly string[];
  relation?: string;
  target?: string;
}

export interface Model {
  uid: string;
  attributes: Record<string, Attribute>;
  pluginOptions?: object;
}

/** `null` where nothing leads to an image. */
export type ShapeOf = (uid: string) => Shape | null;

const isMorph = ({ type, relation }: Attribute): boolean =>
  type === 'relation' && relation?.toLowerCase().startsWith('morph') === true;

/** Where an attribute leads; `any`: it depends on the entry. */
function targetsOf(attribute: Attribute): readonly string[] | 'any' {
  switch (attribute.type) {
    case 'media':
      return [FILE_UID];
    case 'component':
      return [attribute.component ?? ''];
    case 'dynamiczone':
      return attribute.components ?? [];
    case 'relation':
      return isMorph(attribute) ? 'any' : [attribute.target ?? ''];
    default:
      return [];
  }
}

/** The models from which an image can be reached at all. */
function leadingToImages(models: readonly Model[]): Set<string> {
  const leading = new Set<string>([FILE_UID]);
  const leads = (attribute: Attribute): boolean => {
    if (attribute.type === 'blocks') return true;
    const targets = targetsOf(attribute);
    return targets === 'any' || targets.some((uid) => leading.has(uid));
  };
  let before = 0;
  while (before < leading.size) {
    before = leading.size;
    for (const { uid, attributes } of models) {
      if (!leading.has(uid) && Object.values(attributes).some(leads)) leading.add(uid);
    }
  }
  return leading;
}

export const isLocalized = ({ pluginOptions }: Pick<Model, 'pluginOptions'>): boolean =>
  (pluginOptions as { i18n?: { localized?: boolean } } | undefined)?.i18n?.localized === true;

function shapeOf({ uid, attributes, pluginOptions }: Model, leading: ReadonlySet<string>): Shape {
  const entries = Object.entries(attributes);
  const named = (matches: (attribute: Attribute) => boolean) =>
    entries.filter(([, attribute]) => matches(attribute)).map(([name]) => name);
  return {
    isFile: uid === FILE_UID,
    isLocalized: isLocalized({ pluginOptions: pluginOptions ?? {} }),
    nested: entries.flatMap(([name, attribute]): [string, string][] => {
      const targets = targetsOf(attribute);
      const [target = ''] = targets;
      if (targets === 'any' || attribute.type === 'dynamiczone') return [];
      return leading.has(target) ? [[name, target]] : [];
    }),
    zones: named(
      ({ type, components = [] }) =>
        type === 'dynamiczone' && components.some((component) => leading.has(component)),
    ),
    morphs: named(isMorph),
    blocks: named(({ type }) => type === 'blocks'),
  };
}

/** Every content type and every component. */
export const modelsOf = ({ contentTypes, components }: Core.Strapi): Model[] => [
  ...(Object.values(contentTypes) as unknown as Model[]),
  ...(Object.values(components) as unknown as Model[]),
];

/** Looks at the models once, when the first is asked for: by then all of them are there. */
export function createShapes(strapi: Core.Strapi): ShapeOf {
  let shapes: Map<string, Shape> | undefined;
  return (uid) => {
    if (!shapes) {
      const models = modelsOf(strapi);
      const leading = leadingToImages(models);
      shapes = new Map(
        models
          .filter((model) => leading.has(model.uid))
          .map((model) => [model.uid, shapeOf(model, leading)]),
      );
    }
    return shapes.get(uid) ?? null;
  };
}
