import { Refusal, type Answer } from '../kit/answer';
import type { Call, Endpoint } from '../kit/endpoint';
import { obtain, PictureProblem, type Picture } from '../kit/images/pictures';
import { refuse } from './errors';
import { parseChat, pictureSource, wordsOf, type ChatRequest } from './schema';
import { bindingSchema, checkSupport } from './server';
import type { OpenAiBehaviour } from './switches';
import type { World } from './world';
import { dress, taskOfPrompt, taskOfSchema, THOUGHTS, writeJson } from './writer';

const CHARACTERS_PER_TOKEN = 4;
/** What an image is counted as; the real numbers differ from model to model. */
const IMAGE_TOKENS = 765;

const tokensOf = (text: string): number => Math.ceil(text.length / CHARACTERS_PER_TOKEN);

async function pictureOf(
  request: ChatRequest,
  call: Call,
  switches: OpenAiBehaviour,
): Promise<Picture | null> {
  try {
    const source = pictureSource(request, call, switches.maxImageBytes);
    return source && (await obtain(source, switches));
  } catch (error) {
    if (!(error instanceof PictureProblem)) throw error;
    throw refuse(400, error.message, { param: 'messages', code: 'invalid_image_url' });
  }
}

/** The text of the answer, cut where the limit of tokens cuts it. */
function limited(text: string, request: ChatRequest, own: number): { text: string; cut: boolean } {
  const asked = request.max_tokens ?? request.max_completion_tokens ?? Infinity;
  const most = Math.min(asked, own === 0 ? Infinity : own);
  if (tokensOf(text) <= most) return { text, cut: false };
  return { text: text.slice(0, most * CHARACTERS_PER_TOKEN), cut: true };
}

const SORRY = "I'm sorry, I can't help with that image.";

function messageOf(text: string, { content, reasoningField, refusal }: OpenAiBehaviour): object {
  const thoughts = reasoningField ? { reasoning: THOUGHTS, reasoning_content: THOUGHTS } : {};
  const role = { role: 'assistant', ...thoughts };
  if (refusal === 'message') return { ...role, content: null, refusal: SORRY };
  if (refusal === 'part') return { ...role, content: [{ type: 'refusal', refusal: SORRY }] };
  if (refusal === 'content_filter') return { ...role, content: '' };
  if (content === 'string') return { ...role, content: text, refusal: null };
  const middle = Math.floor(text.length / 2);
  const thinking = { type: 'thinking', thinking: [{ type: 'text', text: THOUGHTS }] };
  const parts = [text.slice(0, middle), text.slice(middle)].map((part) => ({
    type: 'text',
    text: part,
  }));
  return { ...role, content: [thinking, ...parts] };
}

function finishOf({ refusal }: OpenAiBehaviour, cut: boolean): string {
  if (refusal === 'content_filter') return 'content_filter';
  return cut ? 'length' : 'stop';
}

/** `POST /chat/completions`: one image or page, described in all languages that were asked for. */
export function chatEndpoint(world: World): Endpoint {
  return {
    name: 'chat',
    method: 'POST',
    path: /^(?:\/v1|\/openai\/deployments\/[\w.-]+)\/chat\/completions$/,
    generating: true,
    async check(call) {
      const { switches } = world;
      const request = parseChat(call);
      checkSupport(request, switches);
      const schema = bindingSchema(request, switches);
      const picture = await pictureOf(request, call, switches);
      const task = schema ? taskOfSchema(schema) : taskOfPrompt(request);

      return (distort): Answer => {
        const form = Object.keys(task.languages).length > 0 ? switches.around : 'only-prose';
        const plain = dress(
          writeJson(picture, task, switches, (text) => text),
          form,
        );
        const { text, cut } = limited(plain, request, switches.maxOutputTokens);
        // A fault strikes a text whatever its length: servers that break keep to no limit.
        const said = cut ? text : dress(writeJson(picture, task, switches, distort), form);
        const usage = {
          prompt_tokens: tokensOf(wordsOf(request).join('')) + (picture ? IMAGE_TOKENS : 0),
          completion_tokens: tokensOf(text),
        };
        world.count(usage);
        if (picture && switches.refusal === 'none') {
          for (const language of Object.keys(task.languages)) {
            if (switches.missing.includes(language)) continue;
            world.stats.generated({ imageId: picture.id, url: picture.url, language, credits: 0 });
          }
        }
        return {
          status: 200,
          body: {
            id: `chatcmpl-emulated-${world.usage.completions}`,
            object: 'chat.completion',
            created: Math.floor(Date.now() / 1_000),
            model: `${request.model}-2026-01-15`,
            choices: [
              {
                index: 0,
                message: messageOf(said, switches),
                logprobs: null,
                finish_reason: finishOf(switches, cut),
              },
            ],
            usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
            system_fingerprint: 'fp_emulated',
          },
        };
      };
    },
  };
}

/** `GET /models`: free, and proof of the key. */
export function modelsEndpoint(world: World): Endpoint {
  return {
    name: 'models',
    method: 'GET',
    path: /^(?:\/v1|\/openai\/v1)\/models$/,
    generating: false,
    check(call) {
      if (call.body.raw.length > 0) throw new Refusal(400, 'This call has no body.');
      const data = world.switches.models.map((id) => ({
        id,
        object: 'model',
        created: 1_767_225_600,
        owned_by: 'emulated',
      }));
      return () => ({ status: 200, body: { object: 'list', data } });
    },
  };
}
