import type { Core } from '@strapi/strapi';

import { RequestError } from '../errors';
import { altText } from '../plugin';
import { answering } from './request';

/** Ours are 32 characters of base64url; anything else is not even looked up. */
const TOKEN = /^[\w-]{32}$/;

/**
 * A vendor says that a batch is done. Nothing in the body is believed: the address holds a secret
 * that only the vendor was told, and all it does is to ask the vendor now instead of a little later.
 */
export const webhooks = ({ strapi }: { strapi: Core.Strapi }) => ({
  batch: answering(async (context) => {
    const token = context.params['token'] ?? '';
    if (!TOKEN.test(token) || !(await altText(strapi).batches.wake(token))) {
      throw new RequestError(404, 'There is no such batch.');
    }
    return { received: true };
  }),
});
