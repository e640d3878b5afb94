const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isImage = (
  file: Record<string, unknown>,
): file is Record<string, unknown> & { id?: unknown; hash: string } =>
  typeof file['hash'] === 'string' &&
  typeof file['mime'] === 'string' &&
  file['mime'].startsWith('image/');

/** The images that a form of the Content Manager holds, in their order, each once. */
export interface FormImages {
  /** Those of media fields. */
  ids: number[];
  /** Of the files whose copies stand within texts: Strapi keeps no id there. */
  hashes: string[];
}

/** Looks for images in what a person sees in the form, saved or not, at any depth. */
export function imagesIn(value: unknown): FormImages {
  const ids = new Set<number>();
  const hashes = new Set<string>();
  const walk = (at: unknown): void => {
    if (!isRecord(at)) return;
    if (!isImage(at)) {
      Object.values(at).forEach(walk);
    } else if (typeof at.id === 'number') {
      ids.add(at.id);
    } else {
      hashes.add(at.hash);
    }
  };
  walk(value);
  return { ids: [...ids], hashes: [...hashes] };
}
