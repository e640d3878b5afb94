import type { Core } from '@strapi/strapi';

/** A condition as `strapi.db.query` takes it. */
export type Where = Record<string, unknown>;

interface FindParams {
  where?: Where;
  orderBy?: Record<string, 'asc' | 'desc'> | Record<string, 'asc' | 'desc'>[];
  limit?: number;
  offset?: number;
  select?: string[];
}

/** One of our tables, with its row type. */
export interface Table<Row extends { id: number }> {
  findOne(params: FindParams): Promise<Row | null>;
  findMany(params: FindParams): Promise<Row[]>;
  create(params: { data: Partial<Omit<Row, 'id'>> }): Promise<Row>;
  /** One INSERT statement for all of them. */
  createMany(params: {
    data: Partial<Omit<Row, 'id'>>[];
  }): Promise<{ count: number; ids: (number | string)[] }>;
  /** One UPDATE statement; the count tells whether the condition held. */
  updateMany(params: { where: Where; data: Partial<Omit<Row, 'id'>> }): Promise<{ count: number }>;
  deleteMany(params: { where: Where }): Promise<{ count: number }>;
  count(params?: { where?: Where }): Promise<number>;
}

/** The typed view of a table that Strapi's query engine serves. */
export const table = <Row extends { id: number }>(strapi: Core.Strapi, uid: string): Table<Row> =>
  strapi.db.query(uid);

/** One INSERT for one row, without the SELECT that `create` reads it back with. @returns its id */
export async function insertOne<Row extends { id: number }>(
  rows: Table<Row>,
  data: Partial<Omit<Row, 'id'>>,
): Promise<number> {
  const { ids } = await rows.createMany({ data: [data] });
  const [id] = ids;
  if (id === undefined) throw new Error('the database has not told the id of a new row');
  return Number(id);
}

/** Whether a database refused a row because a unique index already has its key. */
export function isUniqueViolation(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, errno } = error as { code?: unknown; errno?: unknown };
  return (
    code === '23505' || // PostgreSQL
    code === 'ER_DUP_ENTRY' || // MySQL, MariaDB
    errno === 1062 ||
    (typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT'))
  );
}
