import type { Account } from '../kit/accounts';
import { Refusal } from '../kit/answer';
import type { Distort } from '../kit/distort';
import type { Endpoint } from '../kit/endpoint';
import { obtain, PictureProblem, type Picture } from '../kit/images/pictures';
import { cutAtWord, describePicture } from '../kit/texts/describe';
import { orderOf, type Order } from './schema';
import { success, type World } from './world';

/** "Style Options" 3 and 5 promise short texts without a number: these are assumed. */
const SHORTER = 60;
const BRIEFEST = 40;

function textOf(picture: Picture, language: string, { style, keywords }: Order): string {
  const { alt, caption } = describePicture(picture, language);
  const hint = keywords === '' ? '' : ` (${keywords})`;
  if (style === 3) return cutAtWord(alt, SHORTER);
  if (style === 4) return `${caption}${hint}`;
  if (style === 5) return cutAtWord(alt, BRIEFEST);
  return `${alt}${hint}`;
}

/** The texts by language, those that fail left out. */
function textsOf(
  world: World,
  picture: Picture,
  order: Order,
  distort: Distort,
): Record<string, string> {
  const { answer, failLanguages } = world.switches;
  const written = order.languages.filter((language) => !failLanguages.includes(language));
  return Object.fromEntries(
    written.map((language) => {
      const fixed = answer[language] ?? answer['*'];
      const given = typeof fixed === 'string' ? fixed : fixed?.['alt_text'];
      return [language, distort(given ?? textOf(picture, language, order), true)];
    }),
  );
}

async function pictureOf(world: World, order: Order): Promise<Picture> {
  try {
    return await obtain(order.source, world.switches);
  } catch (error) {
    // The document has no error of its own for an image: 400 stands for bad parameters.
    throw error instanceof PictureProblem ? new Refusal(400, error.message) : error;
  }
}

/** In the words of "Error Response Example". */
function mustAfford({ credits }: Account, needed: number): void {
  if (credits >= needed) return;
  throw new Refusal(402, `Insufficient credits. Needed: ${needed}, Available: ${credits}`);
}

/** `POST /generate.php`: a credit for each language, as under "Credit System". */
export function generateEndpoint(world: World): Endpoint {
  return {
    name: 'generate',
    method: 'POST',
    path: /^\/api\/v1\/generate\.php$/,
    generating: true,
    check(call) {
      const order = orderOf(call, world.switches.maxImageBytes);
      const account = world.accountOf(call);
      mustAfford(account, order.languages.length);
      return async (distort) => {
        const picture = await pictureOf(world, order);
        mustAfford(account, order.languages.length);
        const alt_texts = textsOf(world, picture, order, distort);
        const languages = Object.keys(alt_texts);
        if (languages.length === 0) throw new Refusal(500, 'The AI model failed.');
        account.charge(languages.length);
        world.processed.set(account.key, (world.processed.get(account.key) ?? 0) + 1);
        for (const language of languages) {
          const { id: imageId, url } = picture;
          world.stats.generated({ imageId, url, language, credits: 1 });
        }
        return success({ alt_texts, image_id: world.nextImageId() });
      };
    },
  };
}
