const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isFile = ({ id, mime, hash }: Record<string, unknown>): boolean =>
  typeof id === 'number' && typeof mime === 'string' && typeof hash === 'string';

/**
 * The ids of the files in a form of the Content Manager: media fields hold them whole, at any depth.
 * Copies within a text are nodes of their own; the server knows the saved ones.
 */
export function filesIn(value: unknown): number[] {
  const found = new Set<number>();
  const walk = (at: unknown): void => {
    if (!isRecord(at)) return;
    if (isFile(at)) found.add(at['id'] as number);
    else if (at['type'] !== 'image') Object.values(at).forEach(walk);
  };
  walk(value);
  return [...found];
}
