/**
 * Which images are ticked: some by their ids, or all that match the filter but for some. It outlives
 * a change of the page.
 */
export type Selection =
  | { kind: 'some'; ids: ReadonlySet<number> }
  | { kind: 'all'; total: number; except: ReadonlySet<number> };

export const NOTHING: Selection = { kind: 'some', ids: new Set() };

export const allOf = (total: number): Selection => ({ kind: 'all', total, except: new Set() });

export const isSelected = (selection: Selection, id: number): boolean =>
  selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);

export const countOf = (selection: Selection): number =>
  selection.kind === 'some' ? selection.ids.size : selection.total - selection.except.size;

const changed = (
  ids: ReadonlySet<number>,
  which: readonly number[],
  isIn: boolean,
): ReadonlySet<number> => {
  const next = new Set(ids);
  for (const id of which) {
    if (isIn) next.add(id);
    else next.delete(id);
  }
  return next;
};

/** Ticks these images, or takes their ticks away. */
export function ticked(selection: Selection, ids: readonly number[], isOn: boolean): Selection {
  if (selection.kind === 'some') return { kind: 'some', ids: changed(selection.ids, ids, isOn) };
  const next: Selection = { ...selection, except: changed(selection.except, ids, !isOn) };
  return countOf(next) <= 0 ? NOTHING : next;
}

/** What the box over a page shows. */
export function pageMark(selection: Selection, ids: readonly number[]): boolean | 'indeterminate' {
  const count = ids.filter((id) => isSelected(selection, id)).length;
  if (count === 0) return false;
  return count === ids.length ? true : 'indeterminate';
}
