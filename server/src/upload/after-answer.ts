import type { ServerResponse } from 'node:http';

import type { Core } from '@strapi/strapi';

/**
 * Puts something off until the request in which it is called has been answered, once for each
 * request: to work on an image takes the process some ten milliseconds, and whoever uploads it
 * would wait for them. Outside of a request it is called at once.
 */
export function afterAnswer(strapi: Core.Strapi, call: () => void): () => void {
  const waiting = new WeakSet<ServerResponse>();
  return () => {
    const context = strapi.requestContext.get() as { res: ServerResponse } | undefined;
    const answer = context?.res;
    if (!answer || answer.closed) {
      call();
    } else if (!waiting.has(answer)) {
      waiting.add(answer);
      answer.once('close', call);
    }
  };
}
