import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { onTestFinished } from 'vitest';

export interface Wire {
  url: string;
  /** What arrived so far, oldest first. */
  requests: {
    method: string;
    path: string;
    headers: IncomingHttpHeaders;
    body: string;
    raw: Buffer;
  }[];
}

/**
 * A server that answers every request in the same way, for answers that no emulator gives. It ends
 * with the test.
 */
export async function startWire(answer: (response: ServerResponse) => void): Promise<Wire> {
  const requests: Wire['requests'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const raw = Buffer.concat(chunks);
      requests.push({ method, path: url, headers, body: raw.toString('utf8'), raw });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Such a server with one fixed answer. */
export const startAnswering = (
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<Wire> =>
  startWire((response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
