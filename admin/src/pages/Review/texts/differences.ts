export interface Part {
  text: string;
  changed: boolean;
}

/** Beyond so many comparisons, two texts are only shown side by side. */
const MOST_COMPARISONS = 250_000;

/** Where less than this much is the same, marks would be everywhere and tell nothing. */
const LEAST_ALIKE = 0.3;

/** Words, and what stands between them, in a language with or without blanks. */
function piecesOf(text: string, locale: string): string[] {
  try {
    const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    return Array.from(segmenter.segment(text), ({ segment }) => segment);
  } catch {
    return text.split(/(\s+)/).filter((piece) => piece !== '');
  }
}

/** How long the longest common run of pieces is from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      const below = lengths[i + 1] ?? [];
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function add(parts: Part[], text: string, changed: boolean): void {
  const last = parts.at(-1);
  if (last?.changed === changed) last.text += text;
  else parts.push({ text, changed });
}

const whole = (text: string): Part[] => (text === '' ? [] : [{ text, changed: false }]);

/** Both texts with what only one of them has marked, word by word. */
export function differences(
  before: string,
  after: string,
  locale: string,
): { before: Part[]; after: Part[] } {
  const plain = { before: whole(before), after: whole(after) };
  const a = piecesOf(before, locale);
  const b = piecesOf(after, locale);
  if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_COMPARISONS) return plain;
  const lengths = commonLengths(a, b);
  const marked: { before: Part[]; after: Part[] } = { before: [], after: [] };
  let alike = 0;
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      add(marked.before, left, false);
      add(marked.after, left, false);
      alike += left.trim().length;
      [i, j] = [i + 1, j + 1];
    } else if (left !== undefined && (lengths[i + 1]?.[j] ?? -1) >= (lengths[i]?.[j + 1] ?? -1)) {
      add(marked.before, left, true);
      i += 1;
    } else {
      if (right !== undefined) add(marked.after, right, true);
      j += 1;
    }
  }
  return alike < LEAST_ALIKE * Math.max(before.length, after.length) ? plain : marked;
}
