import type { ProviderErrorCode } from '../../contracts/errors';
import { ProviderError } from '../../errors';
import { quotable } from '../vendor-message';
import { type RefineFailure } from '../http';
import { textOption } from '../options';
import { failureSentence, type FailureDetails } from '../sentences';
import type { Description, DescribeRequest, Provider, ProviderCall } from '../types';
import { chatAnswer, modelsAnswer, readAnswer, type ChatAnswer } from './answers';
import { concede, NO_CONCESSIONS, type Concessions } from './concessions';
import { configSchema, envelope, limitsOf, readConfig, secretsOf } from './config';
import { refineChat, refineModels } from './failures';
import { OPENAI_OPTIONS } from './options';
import { chatBody, orderOf } from './request';

const ID = 'openai-compatible';
const NAME = 'OpenAI-compatible server';
const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

const failure = (code: ProviderErrorCode, details: FailureDetails, retryable?: boolean) =>
  new ProviderError({
    provider: ID,
    code,
    message: failureSentence(NAME, code, details),
    ...(retryable === undefined ? {} : { retryable }),
  });

function modelOf({ options }: DescribeRequest, { config }: ProviderCall): string {
  const model = textOption(options, 'model') || (readConfig(config).model ?? '');
  if (model !== '') return model;
  throw failure('invalid_request', {
    sentence:
      'No model is chosen for {name}. Name one that sees images under Settings → Alt Text, or as model in config/plugins.',
  });
}

/** What the answer says, as a description or as the failure that it is. */
function understand(
  answer: ChatAnswer,
  request: DescribeRequest,
  secrets: readonly string[],
): Description {
  const reading = readAnswer(answer, orderOf(request));
  switch (reading.kind) {
    case 'texts': {
      const { texts, decorative } = reading;
      return {
        texts,
        credits: 0,
        ...(answer.model ? { model: answer.model } : {}),
        ...(decorative ? { decorative } : {}),
      };
    }
    case 'refused':
      throw failure('refused', { vendorMessage: quotable(reading.words, secrets) });
    case 'cut-off':
      // The same request would be cut off again, and paid for again.
      throw failure(
        'bad_response',
        {
          sentence:
            'The answer of {name} was cut off at the limit of max tokens, so nothing was written. Raise “Longest answer, in tokens” under Settings → Alt Text, or ask for fewer languages.',
        },
        false,
      );
    case 'no-texts':
      throw failure('bad_response', { vendorMessage: 'there are no texts in the answer' });
  }
}

/** A refusal of the request as such; nothing was generated, and nothing is owed. */
const isRefusal = (status: number) => status === 400 || status === 422;

/** Words of the model, though with the status of a refusal: nothing is sent after those. */
const FINAL: ReadonlySet<ProviderErrorCode> = new Set<ProviderErrorCode>([
  'refused',
  'bad_response',
]);

/**
 * OpenAI's chat completions, as OpenAI, Azure, Mistral, Gemini, Ollama, LM Studio, vLLM and many
 * others speak them: all languages in one call.
 */
export function createOpenAiCompatible(): Provider {
  /** What each server does not take for each model, as far as this process has learnt. */
  const learnt = new Map<string, Concessions>();

  return {
    id: ID,
    name: NAME,
    defaultBaseUrl: DEFAULT_BASE_URL,
    needsKey: false, // A model on one's own machine asks for none.
    image: {
      bytes: true,
      url: true,
      // Every server reads these two; WebP is beyond some local ones, and is converted.
      mimeTypes: ['image/jpeg', 'image/png'],
      // Five megabytes as base64, the least that a vendor of this kind is known to allow.
      maxBytes: 3.5 * 1024 * 1024,
    },
    returns: ['alternativeText', 'caption', 'title'],
    languages: { supported: 'any', perCall: 'many' },
    cost: "By your model's tokens; local models are free",
    price: () => 0,
    limits: [], // Each account has its own: `rateLimit` of the configuration.
    limitsOf,
    secretsOf,
    options: OPENAI_OPTIONS,
    config: configSchema,
    prefers: (options) => (textOption(options, 'sendAs') === 'url' ? 'url' : 'bytes'),

    async describe(request, call) {
      const model = modelOf(request, call);
      const { baseUrl = DEFAULT_BASE_URL } = call.config;
      const server = JSON.stringify([baseUrl, model]);
      const secrets = [call.apiKey, ...secretsOf(call.config)];
      let concessions = learnt.get(server) ?? NO_CONCESSIONS;
      for (;;) {
        const refusal: { body?: string } = {};
        const refine: RefineFailure = (status, message, body) => {
          if (isRefusal(status)) refusal.body = body === undefined ? message : JSON.stringify(body);
          return refineChat(status, message, body);
        };
        try {
          const answer = await call.http.request(
            {
              method: 'POST',
              path: '/chat/completions',
              ...envelope(readConfig(call.config), call.apiKey),
              json: chatBody(request, model, concessions),
              limited: true,
            },
            chatAnswer,
            refine,
          );
          learnt.set(server, concessions);
          return understand(answer, request, secrets);
        } catch (error) {
          const final = !(error instanceof ProviderError) || FINAL.has(error.code);
          const next = final || !refusal.body ? null : concede(concessions, refusal.body);
          if (!next) throw error;
          concessions = next;
        }
      }
    },

    async test(call) {
      await call.http.request(
        { method: 'GET', path: '/models', ...envelope(readConfig(call.config), call.apiKey) },
        modelsAnswer,
        refineModels,
      );
    },
  };
}

export const openAiCompatible: Provider = createOpenAiCompatible();
