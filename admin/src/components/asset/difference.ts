/** A piece of a text that stands, went away or came in. */
export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Words and what is between them, as the language writes them. */
function wordsOf(text: string, locale: string): string[] {
  try {
    const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    return [...segmenter.segment(text)].map(({ segment }) => segment);
  } catch {
    return text.split(/(\s+)/u).filter((word) => word !== '');
  }
}

/** Beyond so many comparisons the middle is told as replaced whole; nobody reads such a patchwork. */
const MOST_COMPARISONS = 250_000;

/** The lengths of the longest common rests of two lists, by where the rests begin. */
function commonRests(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rests = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = rests[i];
      if (!row) continue;
      const below = rests[i + 1];
      row[j] =
        a[i] === b[j] ? (below?.[j + 1] ?? 0) + 1 : Math.max(below?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rests;
}

function compare(a: readonly string[], b: readonly string[]): Piece[] {
  const removed = (words: readonly string[]) =>
    words.map((text): Piece => ({ kind: 'removed', text }));
  const added = (words: readonly string[]) => words.map((text): Piece => ({ kind: 'added', text }));
  if (a.length * b.length > MOST_COMPARISONS) return [...removed(a), ...added(b)];
  const rests = commonRests(a, b);
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const word = a[i] ?? '';
    if (word === b[j]) {
      pieces.push({ kind: 'same', text: word });
      i += 1;
      j += 1;
    } else if ((rests[i + 1]?.[j] ?? 0) >= (rests[i]?.[j + 1] ?? 0)) {
      pieces.push({ kind: 'removed', text: word });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return [...pieces, ...removed(a.slice(i)), ...added(b.slice(j))];
}

const BLANK = /^\s+$/u;

/**
 * Between two changes a space alone is no common ground: it goes with both, so that they are read
 * as one.
 */
function withoutLoneSpaces(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index): Piece[] => {
    const isLone =
      piece.kind === 'same' &&
      BLANK.test(piece.text) &&
      [pieces[index - 1], pieces[index + 1]].every((other) => other && other.kind !== 'same');
    if (!isLone) return [piece];
    const { text } = piece;
    return [
      { kind: 'removed', text },
      { kind: 'added', text },
    ];
  });
}

/** Neighbours of a kind as one, what went away before what came in. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else {
      flush();
      const last = result.at(-1);
      if (last?.kind === 'same') last.text += text;
      else result.push({ kind, text });
    }
  }
  flush();
  return result;
}

/** What became of a text, word by word. */
export function differenceOf(before: string, after: string, locale: string): Piece[] {
  const pieces = compare(wordsOf(before, locale), wordsOf(after, locale));
  return joined(withoutLoneSpaces(pieces));
}
