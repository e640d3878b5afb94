import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { DeliveredAsset } from '../contracts/delivery';
import { deliveredAsset, type FileName } from '../delivery/asset';
import { RequestError } from '../errors';
import { altText } from '../plugin';
import { answering, LARGEST_ID, type AdminContext } from './request';

function nameIn({ params }: AdminContext): FileName {
  const id = params['id'] ?? '';
  // A documentId has 24 characters, more than any id has digits.
  return /^[1-9]\d{0,9}$/.test(id) && Number(id) <= LARGEST_ID
    ? { id: Number(id) }
    : { documentId: id };
}

const tagOf = (answer: DeliveredAsset): string =>
  `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 27)}"`;

/** `GET /api/alt-text/assets/:id`: for front ends that want every language of an image. */
export const texts = ({ strapi }: { strapi: Core.Strapi }) => ({
  findOne: answering(async (context) => {
    const { languages } = await altText(strapi).settings.get();
    const asset = await deliveredAsset(strapi, nameIn(context), languages);
    if (!asset) throw new RequestError(404, 'There is no such file in the media library.');
    context.set('Cache-Control', 'no-cache');
    context.set('ETag', tagOf(asset));
    // `fresh` is about answers that are fine.
    context.status = 200;
    if (!context.fresh) return asset;
    context.status = 304;
    return null;
  }),
});
