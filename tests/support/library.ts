import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** One row of a table, by its columns. */
export type Row = Record<string, unknown>;

/** A database file that no other process has open. */
export interface Sqlite {
  prepare(sql: string): {
    all(...values: unknown[]): Row[];
    get(...values: unknown[]): Row | undefined;
    run(...values: unknown[]): unknown;
  };
  transaction(work: () => void): () => void;
  close(): void;
}

const Database = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => Sqlite;

/** Looks into the database of an app, or changes it; the app must not run. */
export function withDatabase<T>(appDir: string, work: (database: Sqlite) => T): T {
  const database = new Database(path.join(appDir, 'data.db'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** A file as it is put into a media library past every upload. */
export interface LibraryFile {
  /** With its extension. */
  name: string;
  mime: string;
  bytes: Buffer;
  alternativeText?: string;
  caption?: string;
}

const DAY_MS = 86_400_000;

/**
 * The rows of files that came into the media library by an import: written into the uploads folder,
 * like an uploaded one but for what is their own, with ids that follow its id.
 */
export async function importedRows(
  appDir: string,
  uploaded: Row,
  files: readonly LibraryFile[],
): Promise<(Row & { id: number })[]> {
  const first = Number(uploaded['id']) + 1;
  return Promise.all(
    files.map(async (file, index) => {
      const { name, ext } = path.parse(file.name);
      const hash = `${name}_${first + index}`;
      await writeFile(path.join(appDir, 'public', 'uploads', hash + ext), file.bytes);
      return {
        ...uploaded,
        id: first + index,
        document_id: randomUUID().replaceAll('-', '').slice(0, 24),
        name: file.name,
        alternative_text: file.alternativeText ?? null,
        caption: file.caption ?? null,
        formats: null,
        hash,
        ext,
        mime: file.mime,
        size: file.bytes.length / 1000,
        url: `/uploads/${hash}${ext}`,
        created_at: Date.now() - DAY_MS,
        updated_at: Date.now() - DAY_MS,
      };
    }),
  );
}

/** Inserts rows into the database of an app that does not run. */
export function insertRows(appDir: string, table: string, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const marks = columns.map(() => '?').join(', ');
  withDatabase(appDir, (database) => {
    const insert = database.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`,
    );
    database.transaction(() => {
      for (const row of rows) insert.run(...columns.map((column) => row[column]));
    })();
  });
}
