import { stat } from 'node:fs/promises';

import { z } from 'zod';

import { messageOf } from '../../errors';
import { UsageError } from '../exit';
import { textOf, type FileForm } from './decode';
import { idIn, type Sheet, type SheetCell, type SheetEntry, type SheetProblem } from './entry';
import { NotByLine, valuesByLine } from './json-lines';

const MIB = 1024 ** 2;

/** Parsed it takes several times as much memory. Bytes. */
const MOST_AT_ONCE = 32 * MIB;

const text = z.string().nullish();

const entrySchema = z.object({
  id: z.number().or(z.string()),
  texts: z.record(
    z.string(),
    z.object({ alternativeText: text, caption: text, version: z.string().optional() }),
  ),
});

/** A key that is not there says nothing; `null` says that there is no text. */
function cellOf(texts: z.infer<typeof entrySchema>['texts'][string]): SheetCell {
  return {
    ...(texts.alternativeText === undefined
      ? {}
      : { alternativeText: texts.alternativeText ?? '' }),
    ...(texts.caption === undefined ? {} : { caption: texts.caption ?? '' }),
    ...(texts.version === undefined ? {} : { version: texts.version }),
  };
}

function entryOf(value: unknown, line: number): SheetEntry | SheetProblem {
  const result = entrySchema.safeParse(value);
  if (!result.success) {
    const [issue] = result.error.issues;
    const at = issue?.path.join('.') ?? '';
    return { line, message: `${at || 'the entry'}: ${issue?.message ?? 'is not as expected'}` };
  }
  const id = idIn(String(result.data.id));
  if (id === null) return { line, message: 'id: is no id of an image' };
  const cells = Object.entries(result.data.texts).map(
    ([language, texts]) => [language, cellOf(texts)] as const,
  );
  return { line, id, cells: new Map(cells) };
}

/** The values of a list in any form: for that all of the file is held at once. @throws UsageError */
async function allValues(file: string, { encoding }: FileForm): Promise<unknown[]> {
  const parts: string[] = [];
  for await (const part of textOf(file, encoding)) parts.push(part);
  let values: unknown;
  try {
    values = JSON.parse(parts.join('').replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`“${file}” is no valid JSON: ${messageOf(error)}. Nothing was imported.`);
  }
  if (!Array.isArray(values)) {
    throw new UsageError(`“${file}” holds no list of images, as export writes it.`);
  }
  return values as unknown[];
}

type Values = () => AsyncIterable<unknown> | Iterable<unknown>;

async function sheetOf(values: Values): Promise<Sheet> {
  async function* entries() {
    let line = 0;
    for await (const value of values()) {
      line += 1;
      yield entryOf(value, line);
    }
  }
  const languages = new Set<string>();
  let rows = 0;
  for await (const entry of entries()) {
    rows += 1;
    if ('cells' in entry) for (const language of entry.cells.keys()) languages.add(language);
  }
  return { languages: [...languages], unknown: [], rows, entries };
}

/**
 * A sheet in JSON: of any size as export writes it, and up to a size in other forms.
 *
 * @param mostAtOnce bytes of a file that may be held as a whole
 * @throws UsageError where it is broken anywhere
 */
export async function readJson(
  file: string,
  form: FileForm,
  mostAtOnce = MOST_AT_ONCE,
): Promise<Sheet> {
  try {
    return await sheetOf(() => valuesByLine(file, form));
  } catch (error) {
    if (!(error instanceof NotByLine)) throw error;
    const { size } = await stat(file);
    if (size > mostAtOnce) {
      const most = Math.floor(mostAtOnce / MIB);
      throw new UsageError(
        `${error.message} A file of more than ${most} MiB has to have each image on a line of its own, as export writes it; or save it as CSV.`,
      );
    }
    const values = await allValues(file, form);
    return sheetOf(() => values);
  }
}
