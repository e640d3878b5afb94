import { z } from 'zod';

const isBlank = (value: unknown) =>
  value == null || (typeof value === 'string' && value.trim() === '');

/** An environment variable that is not set may arrive as an empty string. */
const unsetIfBlank = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isBlank(value) ? undefined : value), schema.optional());

/** The further keys of `providers.imgix` in the plugin's configuration. */
export const imgixConfig = z.strictObject({
  /** Where imgix serves the Source that holds the media library's files. */
  sourceUrl: unsetIfBlank(
    z.url({
      protocol: /^https?$/,
      error: 'expected the http:// or https:// URL of an imgix Source',
    }),
  ),
  /** The beginning of the files' paths that the Source does not have. */
  pathPrefix: unsetIfBlank(z.string({ error: 'expected a path such as /uploads' })),
});

/** For what is stored without a host; it is never asked for anything. */
const LOCAL = 'https://strapi.invalid';

/**
 * The render URL of a stored image: the Source's address and the path of the image's own, less
 * the prefix. What imgix serves already stays as it is, with its parameters.
 *
 * @param url as stored, relative or absolute
 * @returns null where no Source is configured, and where the image has no address of its own
 */
export function renderUrl(url: string, config: Readonly<Record<string, unknown>>): string | null {
  const source = httpUrl(config['sourceUrl']);
  const image = url.trim() === '' ? null : httpUrl(url, LOCAL);
  if (!source || !image) return null;
  if (image.host === source.host || image.hostname.endsWith('.imgix.net')) {
    return (/^https?:/i.test(url) ? url : image.href).split('#', 1)[0] ?? null;
  }
  const path = withoutPrefix(image.pathname, config['pathPrefix']);
  if (path === '/') return null;
  return `${source.origin}${source.pathname.replace(/\/+$/, '')}${path}`;
}

function httpUrl(text: unknown, base?: string): URL | null {
  if (typeof text !== 'string' || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return /^https?:$/.test(url.protocol) ? url : null;
}

/** Whole segments only: `/uploads` is no prefix of `/uploads-old/a.jpg`. */
function withoutPrefix(path: string, prefix: unknown): string {
  if (typeof prefix !== 'string') return path;
  // Through URL as well, so that both are encoded in the same way.
  const { pathname } = new URL(`/${prefix.trim().replace(/^\/+/, '')}`, LOCAL);
  const bare = pathname.replace(/\/+$/, '');
  return path.startsWith(`${bare}/`) ? path.slice(bare.length) : path;
}
