import { Refusal } from '../kit/answer';
import type { Endpoint } from '../kit/endpoint';
import { PictureProblem, type Picture } from '../kit/images/pictures';
import { accountOf } from './admit';
import { creditsOf, pictureOf, textsOf } from './picture';
import { parseGenerate, sourceOf } from './schema';
import type { World } from './world';

export const NO_CREDITS = 'The credits are used up, and overage is not enabled.';

/** `POST /api/v1/generate`: one picture, answered at once. */
export function generateEndpoint(world: World): Endpoint {
  return {
    name: 'generate',
    method: 'POST',
    path: /^\/api\/v1\/generate$/,
    generating: true,
    check(call) {
      const account = accountOf(world, call);
      const request = parseGenerate(call);
      const source = sourceOf(request, call, world.switches.maxImageBytes);
      if (request.custom_prompt !== undefined && !account.mayPrompt) {
        // The document says who may, but not with which status the others are refused.
        throw new Refusal(400, 'custom_prompt is available on Tier 2 plans and above.');
      }
      if (!account.canPay(1)) throw new Refusal(402, NO_CREDITS);
      const language = request.language ?? account.language;
      const mode = request.mode ?? 'standard';

      return async (distort) => {
        const started = performance.now();
        const job = world.jobs.add(
          account.key,
          { image_url: source.url, mode, language, source: 'api', batch_id: null },
          'processing',
        );
        let picture: Picture;
        try {
          picture = await pictureOf(source, world.switches);
        } catch (error) {
          const why = error instanceof PictureProblem ? error.message : 'Internal error.';
          world.jobs.fail(job, why);
          throw error instanceof PictureProblem ? new Refusal(400, why) : error;
        }
        const credits = creditsOf(picture.format);
        if (!account.charge(credits)) {
          world.jobs.fail(job, NO_CREDITS);
          throw new Refusal(402, NO_CREDITS);
        }
        const results = textsOf(picture, { ...request, language }, world.switches, distort);
        const took = performance.now() - started + call.latencyMs;
        const meta = world.jobs.complete(job, results, took);
        world.stats.generated({ imageId: picture.id, url: picture.url, language, credits });
        return {
          status: 200,
          body: {
            id: job.id,
            status: 'completed',
            results,
            meta: {
              language,
              ...meta,
              credits_used: credits,
              credits_remaining: account.credits,
            },
          },
        };
      };
    },
  };
}
