/** What a sheet says of each image, besides its texts. */
export const IMAGE_COLUMNS = ['id', 'name', 'url', 'folder'] as const;

/** What it says of each language. */
export const TEXT_COLUMNS = ['alternativeText', 'caption', 'state', 'version'] as const;
export type TextColumn = (typeof TEXT_COLUMNS)[number];

export const columnOf = (column: TextColumn, language: string): string => `${column}:${language}`;

/** Every column of a sheet in these languages. */
export const columnsOf = (languages: readonly string[]): string[] => [
  ...IMAGE_COLUMNS,
  ...languages.flatMap((language) => TEXT_COLUMNS.map((column) => columnOf(column, language))),
];

/** What a column is about; `null` where it is none of ours. */
export function columnNamed(
  name: string,
): { image: (typeof IMAGE_COLUMNS)[number] } | { column: TextColumn; language: string } | null {
  const bare = name.trim();
  const image = IMAGE_COLUMNS.find((known) => known === bare);
  if (image) return { image };
  const [kind, language = ''] = bare.split(':');
  const column = TEXT_COLUMNS.find((known) => known === kind);
  return column && language !== '' ? { column, language } : null;
}

/** Longer than any row of an export: then the end of something is missing. Characters. */
export const LONGEST_ROW = 2_000_000;
