/** What Strapi's panel tells every plugin of its server. */
interface PanelGlobals {
  strapi?: { backendURL?: string };
}

/** The address of a stored file: those on the server's own disk are kept relative to it. */
export function fileUrl(url: string): string {
  if (!url.startsWith('/')) return url;
  const { strapi } = globalThis as unknown as PanelGlobals;
  return `${strapi?.backendURL ?? ''}${url}`;
}
