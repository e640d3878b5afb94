import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import type { ReadBody } from './body';

export const CONTROL = '/__emulator/';
/** Where redirected clients end up. */
export const LANDING = `${CONTROL}landing`;

/** What a test or a benchmark in another process may ask of the emulator. */
export interface Controls {
  stats(): unknown;
  requests(): unknown;
  switches(): unknown;
  set(patch: unknown): void;
  reset(): void;
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** Answers `/__emulator/…`; such requests are neither counted nor logged. */
export function answerControl(
  route: string,
  body: ReadBody,
  response: ServerResponse,
  controls: Controls,
): void {
  switch (route) {
    case `GET ${CONTROL}stats`:
      return reply(response, 200, controls.stats());
    case `GET ${CONTROL}requests`:
      return reply(response, 200, controls.requests());
    case `GET ${CONTROL}switches`:
      return reply(response, 200, controls.switches());
    case `POST ${CONTROL}switches`:
      try {
        controls.set(body.json);
      } catch (error) {
        const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
        return reply(response, 400, { error: why });
      }
      return reply(response, 200, controls.switches());
    case `POST ${CONTROL}reset`:
      controls.reset();
      return reply(response, 200, { reset: true });
    default:
      return reply(response, 404, { error: `The emulator has no ${route}.` });
  }
}
