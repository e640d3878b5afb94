/** By type: the extensions that fit it, the usual one first. */
const EXTENSIONS: Partial<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/avif': ['avif'],
  'image/heic': ['heic', 'heif'],
  'image/tiff': ['tiff', 'tif'],
  'image/svg+xml': ['svg'],
};

/**
 * The name under which a picture is sent: without folders and control characters, and with an
 * extension that fits the type, as vendors of multipart uploads go by it.
 */
export function fileNameFor(name: string, mime: string): string {
  const base = name.replace(/^.*[\\/]/s, '').replace(/[\p{Cc}"]/gu, '');
  const fitting = EXTENSIONS[mime] ?? [];
  const extension = /\.([a-z0-9]{1,5})$/i.exec(base)?.[1]?.toLowerCase() ?? '';
  const usual = fitting[0];
  if (usual === undefined || fitting.includes(extension)) return base || 'image';
  const isKnown = Object.values(EXTENSIONS).some((known) => known?.includes(extension));
  const stem = isKnown ? base.slice(0, -extension.length - 1) : base;
  return `${stem || 'image'}.${usual}`;
}
