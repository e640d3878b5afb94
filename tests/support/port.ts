import { createServer } from 'node:net';

const HOST = '127.0.0.1';

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) throw new Error('No free port found');
  return port;
}

/** That port, or any free one where it is taken. */
export async function preferredPort(preferred: number): Promise<number> {
  return (await tryPort(preferred)) ?? freePort();
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.on('error', () => {
      resolve(undefined);
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      const found = address && typeof address === 'object' ? address.port : undefined;
      server.close(() => {
        resolve(found);
      });
    });
  });
}
