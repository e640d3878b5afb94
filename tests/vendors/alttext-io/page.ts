import { Refusal } from '../kit/answer';
import type { Endpoint } from '../kit/endpoint';
import { accountOf } from './admit';
import { NO_CREDITS } from './image';
import { parsePage } from './schema';
import { pageMetadataOf } from './texts';
import type { World } from './world';

/** The document prices the two modes of images only; a page is taken to cost what SEO mode costs. */
const PRICE = 1;

/** "Capped at 20,000 characters": what is beyond is ignored. */
const MAX_CONTENT = 20_000;

/** `POST /getpagemetadata`: title and description of a page; there is no image in it. */
export function pageEndpoint(world: World): Endpoint {
  return {
    name: 'page',
    method: 'POST',
    path: /^\/getpagemetadata$/,
    generating: true,
    check(call) {
      const account = accountOf(world, call);
      const request = parsePage(call);
      const content = request.content?.slice(0, MAX_CONTENT);
      return (distort) => {
        if (!account.charge(PRICE)) throw new Refusal(400, NO_CREDITS);
        world.stats.charged(PRICE);
        return { status: 200, body: [pageMetadataOf({ ...request, content }, distort)] };
      };
    },
  };
}
