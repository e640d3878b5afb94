import { messageOf } from '../errors';

/** What the system answers where there is nobody, or no way to it. */
const NOBODY: ReadonlySet<unknown> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH'],
  ...['ENETUNREACH', 'EPIPE', 'PROTOCOL_CONNECTION_LOST'],
]);

interface Failure {
  code?: unknown;
  name?: unknown;
  port?: unknown;
  errors?: unknown;
}

/** A name with two addresses fails twice: then the reasons are in a list, and the message is empty. */
function firstOf(error: unknown): unknown {
  const { errors } = error as Failure;
  return Array.isArray(errors) && errors.length > 0 ? (errors[0] as unknown) : error;
}

const portOf = (port: unknown): string =>
  typeof port === 'number' || typeof port === 'string' ? `:${port}` : '';

/**
 * What to say where Strapi did not start because its database was not there; `null` where that was
 * not the reason.
 *
 * @param database `config/database`'s `connection`
 */
export function unreachableDatabase(error: unknown, database: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const reason = firstOf(error) as Failure;
  const { client, connection } = (database ?? {}) as { client?: unknown; connection?: unknown };
  const { host, port } = (connection ?? {}) as { host?: unknown; port?: unknown };
  const waited = (error as Failure).name === 'KnexTimeoutError';
  if (!waited && !NOBODY.has((error as Failure).code) && !NOBODY.has(reason.code)) return null;
  // Another server that the app asks for at its start.
  if (reason.port !== undefined && port !== undefined && Number(reason.port) !== Number(port)) {
    return null;
  }
  const kind = typeof client === 'string' ? ` (${client})` : '';
  const at = typeof host === 'string' ? ` at ${host}${portOf(port)}` : '';
  const why = waited ? 'it gave no connection in time' : messageOf(reason);
  return `The database${kind} cannot be reached${at}: ${why}. Check that it runs and that this machine may reach it, and what config/database and its environment variables say.`;
}
