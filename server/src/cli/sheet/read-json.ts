import { z } from 'zod';

import { messageOf } from '../../errors';
import { UsageError } from '../exit';
import { textOf, type FileForm } from './decode';
import { idIn, type Sheet, type SheetCell, type SheetEntry, type SheetProblem } from './entry';

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

/** A sheet in JSON, as export writes it. @throws UsageError */
export async function readJson(file: string, { encoding }: FileForm): Promise<Sheet> {
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
  const entries = values.map((value: unknown, index) => entryOf(value, index + 1));
  return {
    languages: [
      ...new Set(entries.flatMap((entry) => ('cells' in entry ? [...entry.cells.keys()] : []))),
    ],
    unknown: [],
    async *entries() {
      yield* entries;
    },
  };
}
