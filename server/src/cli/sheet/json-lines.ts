import { messageOf } from '../../errors';
import { UsageError } from '../exit';
import { LONGEST_ROW } from './columns';
import { textOf, type FileForm } from './decode';

/** The file is JSON of another form than one image a line, or no JSON at all. */
export class NotByLine extends UsageError {}

interface Line {
  number: number;
  text: string;
}

/** The lines of a file that say something, without the blanks around them. */
async function* linesOf(file: string, { encoding }: FileForm): AsyncGenerator<Line> {
  let number = 0;
  let rest = '';
  for await (const part of textOf(file, encoding)) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      number += 1;
      const text = line.trim();
      if (text !== '') yield { number, text };
    }
    if (rest.length > LONGEST_ROW) throw new NotByLine(broken(file, number + 1, 'it is too long'));
  }
  if (rest.trim() !== '') yield { number: number + 1, text: rest.trim() };
}

const broken = (file: string, line: number, why: string): string =>
  `“${file}” cannot be read from line ${line} on: ${why}. Nothing was imported.`;

/**
 * The values of a list that stands in the file as `export` writes it, `[` and `]` and each value on
 * a line of its own: no more than a line is held at once.
 *
 * @throws NotByLine where it stands there otherwise, as late as it shows
 */
export async function* valuesByLine(file: string, form: FileForm): AsyncGenerator {
  let place: 'before' | 'first' | 'after a value' | 'after a comma' | 'behind' = 'before';
  let last = 0;
  for await (const { number, text } of linesOf(file, form)) {
    const wrong = (why: string) => new NotByLine(broken(file, number, why));
    last = number;
    if (place === 'before') {
      if (text.replace(/^\ufeff/, '') !== '[') throw wrong('“[” and nothing else is expected');
      place = 'first';
    } else if (place === 'behind') {
      throw wrong('something stands behind the end of the list');
    } else if (text === ']') {
      if (place === 'after a comma') throw wrong('a comma stands before the end of the list');
      place = 'behind';
    } else {
      if (place === 'after a value') throw wrong('a comma is missing before it');
      place = text.endsWith(',') ? 'after a comma' : 'after a value';
      yield valueIn(place === 'after a comma' ? text.slice(0, -1) : text, wrong);
    }
  }
  if (place !== 'behind') throw new NotByLine(broken(file, last + 1, 'the end is missing'));
}

function valueIn(text: string, wrong: (why: string) => NotByLine): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrong(messageOf(error));
  }
}
