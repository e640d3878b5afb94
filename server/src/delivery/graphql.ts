import type { Core } from '@strapi/strapi';

import { PLUGIN_ID } from '../permissions';
import { FILE_UID } from '../texts/assets';
import { GraphqlRequest } from './graphql-request';
import { translated } from './put';
import { localeOfRequest } from './rest';
import type { Delivery } from './service';
import type { Attribute, Model } from './shapes';
import { bestOf } from './standing';
import { copyIn, hasCopies, isNode } from './walk';

type Next = (...all: [unknown, Args, GraphqlContext, unknown]) => unknown;
type Args = Record<string, unknown>;
type Resolver = (
  root: unknown,
  args: Args,
  context: GraphqlContext,
  info: unknown,
  next: Next,
) => unknown;

/** One object a request, as Strapi makes it for its resolvers. */
interface GraphqlContext {
  koaContext?: { query?: Record<string, unknown> };
}

interface FieldInfo {
  parentTypeConfig: { name: string };
  fieldConfig: { name: string };
}

interface Extension {
  use(
    extend: (tools: {
      nexus: {
        plugin(config: {
          name: string;
          onCreateFieldResolver: (field: FieldInfo) => Resolver | undefined;
        }): object;
      };
    }) => { plugins: object[] },
  ): void;
}

interface Naming {
  getTypeName(model: Model): string;
  getComponentName(model: Model): string;
}

const TEXT_FIELDS = ['alternativeText', 'caption'] as const;
const CONNECTION = '_connection';
const ROOTS: readonly string[] = ['Query', 'Mutation'];
const LEADING: readonly (string | undefined)[] = ['media', 'component', 'dynamiczone', 'relation'];

/** Strapi's GraphQL plugin, where it is installed. */
const graphqlOf = (strapi: Core.Strapi): ReturnType<Core.Strapi['plugin']> | undefined =>
  strapi.plugin('graphql');

/**
 * Answers of GraphQL carry the words of the page's language. A plugin of the schema sees each
 * field as it is made; the middlewares of `resolversConfig` would push out those that an app has
 * set for the same field.
 *
 * @returns whether a request of Koa is one to GraphQL
 */
export function localizeGraphql(
  strapi: Core.Strapi,
  delivery: Delivery,
): (request: object) => boolean {
  const graphql = graphqlOf(strapi);
  if (!graphql) return () => false;
  const requests = new WeakMap<object, GraphqlRequest>();
  const elsewhere = new WeakSet<object>();
  const requestOf = (context: GraphqlContext): GraphqlRequest => {
    const known = requests.get(context);
    if (known) return known;
    const request = new GraphqlRequest(strapi, delivery);
    requests.set(context, request);
    if (context.koaContext) elsewhere.add(context.koaContext);
    return request;
  };

  const resolvers = createResolvers(delivery, requestOf);
  const naming = () => graphql.service('utils')['naming'] as unknown as Naming;
  const extension = graphql.service('extension') as unknown as Extension;
  extension.use(({ nexus }) => {
    const attributesOf = attributesByType(strapi, naming());
    const fileType = naming().getTypeName(strapi.getModel(FILE_UID));
    return {
      plugins: [
        nexus.plugin({
          name: PLUGIN_ID,
          onCreateFieldResolver: ({ parentTypeConfig: { name: type }, fieldConfig: { name } }) => {
            if (ROOTS.includes(type)) return resolvers.root;
            const text = TEXT_FIELDS.find((field) => field === name);
            if (type === fileType && text) return resolvers.text(text);
            const attributes = attributesOf.get(type);
            const attribute =
              attributes?.[name] ??
              (name.endsWith(CONNECTION) ? attributes?.[name.slice(0, -CONNECTION.length)] : null);
            if (attribute?.type === 'blocks') return resolvers.blocks;
            return LEADING.includes(attribute?.type) ? resolvers.leading : undefined;
          },
        }),
      ],
    };
  });
  return (request) => elsewhere.has(request);
}

/** The attributes behind the fields of each of the schema's types. */
function attributesByType(
  strapi: Core.Strapi,
  naming: Naming,
): Map<string, Record<string, Attribute | undefined>> {
  const types = Object.values(strapi.contentTypes) as unknown as Model[];
  const components = Object.values(strapi.components) as unknown as Model[];
  return new Map([
    ...types.map((model) => [naming.getTypeName(model), model.attributes] as const),
    ...components.map((model) => [naming.getComponentName(model), model.attributes] as const),
  ]);
}

function createResolvers(
  delivery: Delivery,
  requestOf: (context: GraphqlContext) => GraphqlRequest,
) {
  /** How the words of this entry or file are to be looked for; `null`: the asset's own serve. */
  const speechFor = async (request: GraphqlRequest, node: unknown) => {
    const locale = request.localeOf(node);
    const speech = locale === null ? null : await delivery.speech();
    const language = locale === null ? null : (speech?.languageOf(locale) ?? null);
    return speech && language ? { speech, language } : null;
  };

  const root: Resolver = (source, args, context, info, next) =>
    requestOf(context).lead(
      () => next(source, args, context, info),
      localeOfRequest(args) ?? localeOfRequest(context.koaContext?.query),
    );

  const leading: Resolver = (source, args, context, info, next) => {
    const request = requestOf(context);
    return request.lead(() => next(source, args, context, info), request.localeOf(source));
  };

  const text =
    (field: (typeof TEXT_FIELDS)[number]): Resolver =>
    async (source, args, context, info, next) => {
      const own = await next(source, args, context, info);
      const request = requestOf(context);
      const spoken = await speechFor(request, source);
      const id = isNode(source) ? source['id'] : null;
      if (!spoken || spoken.language.isOwn || typeof id !== 'number') return own;
      const { speech, language } = spoken;
      const found = await request.ofFile(id, language, speech);
      return bestOf(found?.files.get(id), language)?.[field] ?? own;
    };

  const blocks: Resolver = async (source, args, context, info, next) => {
    const own = await next(source, args, context, info);
    if (!hasCopies(own)) return own;
    const request = requestOf(context);
    const spoken = await speechFor(request, source);
    if (!spoken) return own;
    const { speech, language } = spoken;
    const copies = own.map(copyIn).filter((copy) => copy !== null);
    const found = await request.ofCopies(copies, language, speech);
    return found ? translated(own, found, language, speech.own) : own;
  };

  return { root, leading, text, blocks };
}
