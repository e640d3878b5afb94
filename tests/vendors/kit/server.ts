import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Place {
  readonly port?: number | undefined;
  readonly host?: string | undefined;
}

export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Ends every connection, those that hang on purpose too. */
  close(): Promise<void>;
}

/** Starts a plain HTTP server: any free port of 127.0.0.1 unless told otherwise. */
export async function listen(listener: RequestListener, place: Place = {}): Promise<Listening> {
  const server = createServer(listener);
  // Longer than any client's idle connection, else a benchmark sees resets that nobody ordered.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 70_000;
  const host = place.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port ?? 0, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    return closing;
  };
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, port, close };
}
