/** The list with one of its items at another place. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = [...items];
  const [item] = next.splice(from, 1);
  if (item !== undefined) next.splice(to, 0, item);
  return next;
}

/** Where a row is on the screen. */
export interface Extent {
  top: number;
  height: number;
}

/**
 * The place that a row would take if it were let go.
 *
 * @param rows where the rows were when it was taken up, from the top
 * @param by how far it was pulled, downwards
 */
export function placeAt(rows: readonly Extent[], from: number, by: number): number {
  const row = rows[from];
  if (!row) return from;
  // Its leading edge has to pass the middle of a row to take that row's place.
  const passed = (index: number): boolean => {
    const other = rows[index];
    if (!other) return false;
    const middle = other.top + other.height / 2;
    return index < from ? row.top + by < middle : row.top + row.height + by > middle;
  };
  let to = from;
  while (to > 0 && passed(to - 1)) to -= 1;
  while (to < rows.length - 1 && to >= from && passed(to + 1)) to += 1;
  return to;
}

/** How far a row makes room while another one is held over the list. */
export function shiftOf(rows: readonly Extent[], index: number, from: number, to: number): number {
  const [first, second] = rows;
  const row = rows[from];
  if (!first || !second || !row || index === from) return 0;
  const gap = second.top - first.top - first.height;
  if (index > from && index <= to) return -(row.height + gap);
  if (index < from && index >= to) return row.height + gap;
  return 0;
}
