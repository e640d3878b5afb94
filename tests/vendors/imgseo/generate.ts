import { Refusal } from '../kit/answer';
import type { Distort } from '../kit/distort';
import type { Endpoint } from '../kit/endpoint';
import { obtain, PictureProblem, type Picture } from '../kit/images/pictures';
import { describePicture } from '../kit/texts/describe';
import { accountOf } from './admit';
import { parseGenerate, type GenerateRequest } from './schema';
import type { World } from './world';

/** "Notes": each request consumes 1 credit. Those that fail are taken to be free. */
const PRICE = 1;

const NO_CREDITS = 'Not enough credits';

/** The emulated model obeys a prompt only so far: one that speaks of a caption gets a caption. */
function textOf(world: World, picture: Picture, request: GenerateRequest, distort: Distort) {
  const { answer } = world.switches;
  const given = answer[request.lang] ?? answer['*'] ?? {};
  const fixed = typeof given === 'string' ? { alt_text: given } : given;
  const texts = describePicture(picture, request.lang);
  const text = /\bcaption\b/i.test(request.prompt ?? '')
    ? (fixed['caption'] ?? texts.caption)
    : (fixed['alt_text'] ?? texts.alt);
  return distort(text, true);
}

/** The document has no code for an image that cannot be had; here it is a 400. */
async function pictureAt(world: World, url: string): Promise<Picture> {
  try {
    return await obtain({ url }, world.switches);
  } catch (error) {
    throw error instanceof PictureProblem ? new Refusal(400, error.message) : error;
  }
}

const lastOfPath = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';

/** `POST /genera-alt-text`: one picture by its address, in one language. */
export function generateEndpoint(world: World): Endpoint {
  return {
    name: 'generate',
    method: 'POST',
    path: /^\/genera-alt-text$/,
    generating: true,
    check(call) {
      const account = accountOf(world, call);
      const request = parseGenerate(call);
      if (account.credits < PRICE) throw new Refusal(402, NO_CREDITS);

      return async (distort) => {
        const picture = await pictureAt(world, request.image_url);
        if (!account.charge(PRICE)) throw new Refusal(402, NO_CREDITS);
        world.stats.generated({
          imageId: picture.id,
          url: picture.url,
          language: request.lang,
          credits: PRICE,
        });
        return {
          status: 200,
          body: {
            alt_text: textOf(world, picture, request, distort),
            model: 'emulated-model',
            credits_remaining: account.credits,
            image_optimized: request.optimize,
            file_name: request.image_name ?? lastOfPath(request.image_url),
          },
        };
      };
    },
  };
}
