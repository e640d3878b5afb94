import { Refusal } from '../kit/answer';
import type { Endpoint } from '../kit/endpoint';
import { obtain, PictureProblem, type Picture } from '../kit/images/pictures';
import { accountOf } from './admit';
import { LANGUAGES, parseImage } from './schema';
import { metadataOf } from './texts';
import type { World } from './world';

/** "Credits": 1 in SEO mode, 2 in stock mode; failed requests are not charged. */
const PRICES = { seo: 1, stock: 2 } as const;

export const NO_CREDITS = 'Insufficient credits';

/** The document has no words for an image that cannot be had; like all else it is a 400. */
async function pictureAt(world: World, url: string): Promise<Picture> {
  try {
    return await obtain({ url }, world.switches);
  } catch (error) {
    throw error instanceof PictureProblem ? new Refusal(400, error.message) : error;
  }
}

/** `POST /getmetadata`: one picture by its address, in one language. */
export function imageEndpoint(world: World): Endpoint {
  return {
    name: 'metadata',
    method: 'POST',
    path: /^\/getmetadata$/,
    generating: true,
    check(call) {
      const account = accountOf(world, call);
      const request = parseImage(call);
      const credits = PRICES[request.mode];
      if (account.credits < credits) throw new Refusal(400, NO_CREDITS);

      return async (distort) => {
        const picture = await pictureAt(world, request.fileurl);
        if (!account.charge(credits)) throw new Refusal(400, NO_CREDITS);
        const language = LANGUAGES[request.language];
        world.stats.generated({ imageId: picture.id, url: picture.url, language, credits });
        const { answer } = world.switches;
        return { status: 200, body: [metadataOf(picture, language, request, answer, distort)] };
      };
    },
  };
}
