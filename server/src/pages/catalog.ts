import type { Core } from '@strapi/strapi';

import type { PageContentType, PageField } from '../contracts/pages';
import { DEEPEST, isPlain, isSendable, modelsOf, type Model, type Models } from './fields';

interface Titled {
  info?: { displayName?: string };
}

/** The fields of a content type that a mapping may name, those in components by their paths. */
export function fieldsToMap(models: Models, model: Model): PageField[] {
  return walk(models, model, { above: [], secret: false, depth: 0 });
}

interface Place {
  above: string[];
  /** A component on the way is private, and so is all that is in it. */
  secret: boolean;
  depth: number;
}

function walk(models: Models, model: Model, { above, secret, depth }: Place): PageField[] {
  if (depth > DEEPEST) return [];
  return Object.entries(model.attributes).flatMap(([name, attribute]) => {
    if (attribute.visible === false) return [];
    const at = [...above, name];
    const hidden = secret || attribute.private === true;
    const field: PageField = {
      path: at.join('.'),
      type: attribute.type,
      sent: !hidden && isSendable(attribute),
      short: isPlain(attribute),
    };
    const inner =
      attribute.type === 'component' && !attribute.repeatable
        ? models.component(attribute.component ?? '')
        : undefined;
    return [
      ...(field.sent || field.short ? [field] : []),
      ...(inner ? walk(models, inner, { above: at, secret: hidden, depth: depth + 1 }) : []),
    ];
  });
}

/** The app's own content types with the fields that a mapping may name, by their names. */
export function contentTypesToMap(strapi: Core.Strapi): PageContentType[] {
  const models = modelsOf(strapi);
  return Object.keys(strapi.contentTypes)
    .filter((uid) => uid.startsWith('api::'))
    .flatMap((uid) => {
      const model: (Model & Titled) | undefined = models.contentType(uid);
      if (!model) return [];
      return [{ uid, name: model.info?.displayName ?? uid, fields: fieldsToMap(models, model) }];
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}
