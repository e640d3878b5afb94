import type { Account } from '../kit/accounts';
import { Refusal } from '../kit/answer';
import type { Distort } from '../kit/distort';
import type { Endpoint } from '../kit/endpoint';
import { obtain, PictureProblem, type Picture } from '../kit/images/pictures';
import { describePicture } from '../kit/texts/describe';
import { orderOf, type Order } from './query';
import type { World } from './world';

const DEPLETED =
  'The AI credits of the account are depleted (plan_credits_depleted_payment_required).';

const cacheKey = (url: string, language: string): string => `${language} ${url}`;

async function pictureOf(world: World, url: string): Promise<Picture> {
  try {
    return await obtain({ url }, world.switches);
  } catch (error) {
    throw error instanceof PictureProblem ? new Refusal(500, error.message) : error;
  }
}

/** The languages of an order that have to be generated. */
function uncached(world: World, { url, languages, regenerate }: Order): string[] {
  if (regenerate || !world.switches.cache) return [...languages];
  return languages.filter((language) => !world.cache.has(cacheKey(url, language)));
}

/** Generates and keeps one text. */
function generate(world: World, picture: Picture, url: string, language: string): void {
  const { answer } = world.switches;
  const fixed = answer[language] ?? answer['*'];
  const given = typeof fixed === 'string' ? fixed : fixed?.['alt_text'];
  world.cache.set(cacheKey(url, language), given ?? describePicture(picture, language).alt);
  world.stats.generated({ imageId: picture.id, url, language, credits: 1 });
}

async function answerTo(
  world: World,
  account: Account,
  order: Order,
  distort: Distort,
): Promise<unknown> {
  const { url, languages } = order;
  const { failLanguages } = world.switches;
  const missing = uncached(world, order);
  world.cacheHits += languages.length - missing.length;
  const possible = missing.filter((language) => !failLanguages.includes(language));
  const failed = missing.filter((language) => failLanguages.includes(language));
  if (failed.length === languages.length) {
    throw new Refusal(500, 'Generation failed for every requested language.');
  }
  if (possible.length > 0) {
    const picture = await pictureOf(world, url);
    mustAfford(account, possible.length);
    account.charge(possible.length);
    for (const language of possible) generate(world, picture, url, language);
  }
  const texts = languages
    .filter((language) => !failed.includes(language))
    .map((language) => [language, distort(world.cache.get(cacheKey(url, language)) ?? '', true)]);
  return { alt_text: Object.fromEntries(texts) as unknown, failed_languages: failed };
}

/** A credit a language: the document names no number, so this is assumed. */
function mustAfford({ credits }: Account, needed: number): void {
  if (credits < needed) throw new Refusal(402, DEPLETED);
}

/**
 * `GET /api/v1/generations/alt-text`. What the cache holds costs nothing: the document has a cache
 * but does not say so, and it is what a cache is for.
 */
export function altTextEndpoint(world: World): Endpoint {
  return {
    name: 'alt-text',
    method: 'GET',
    path: /^\/api\/v1\/generations\/alt-text$/,
    generating: true,
    check(call) {
      const order = orderOf(call.query);
      world.mustServe(order.url);
      const account = world.accountOf(call);
      mustAfford(account, uncached(world, order).length);
      return async (distort) => ({
        status: 200,
        body: await answerTo(world, account, order, distort),
      });
    },
  };
}
