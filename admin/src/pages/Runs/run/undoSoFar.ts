/** How far the undo of a run has come. */
export interface UndoSoFar {
  /** Where it goes on; `null` at its beginning and at its end. */
  before: number | null;
  undone: number;
  kept: number;
  /** `null` until the first answer. */
  remaining: number | null;
}

const keyOf = (id: number): string => `alt-text.undo.${id}`;

/** A browser may keep nothing; then an undo that is broken off is asked for again by hand. */
function safely<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export const rememberUndo = (id: number, soFar: UndoSoFar): void =>
  void safely(() => localStorage.setItem(keyOf(id), JSON.stringify(soFar)));

export const forgetUndo = (id: number): void =>
  void safely(() => localStorage.removeItem(keyOf(id)));

/** What was under way in this browser when the page was closed, if anything. */
export function rememberedUndo(id: number): UndoSoFar | null {
  const text = safely(() => localStorage.getItem(keyOf(id)));
  return text === null ? null : safely(() => JSON.parse(text) as UndoSoFar);
}
