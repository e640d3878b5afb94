import type { ProviderErrorCode } from '../../contracts/errors';
import { ProviderError } from '../../errors';
import { quotable } from '../vendor-message';
import { textOption } from '../options';
import { failureSentence, type FailureDetails } from '../sentences';
import type { Description, DescribeRequest, Provider, ProviderCall } from '../types';
import { modelsAnswer, readAnswer, type ChatAnswer, type Speech } from './answers';
import { configSchema, envelope, limitsOf, readConfig, secretsOf } from './config';
import { createConverse, DEFAULT_BASE_URL } from './converse';
import { refineModels } from './failures';
import { OPENAI_OPTIONS } from './options';
import { pageBody, readPage } from './page';
import { chatBody, orderOf } from './request';

const ID = 'openai-compatible';
const NAME = 'OpenAI-compatible server';

const failure = (code: ProviderErrorCode, details: FailureDetails, retryable?: boolean) =>
  new ProviderError({
    provider: ID,
    code,
    message: failureSentence(NAME, code, details),
    ...(retryable === undefined ? {} : { retryable }),
  });

function modelOf({ options }: Pick<DescribeRequest, 'options'>, { config }: ProviderCall): string {
  const model = textOption(options, 'model') || (readConfig(config).model ?? '');
  if (model !== '') return model;
  throw failure('invalid_request', {
    sentence:
      'No model is chosen for {name}. Name one that sees images under Settings → Alt Text, or as model in config/plugins.',
  });
}

const secretsIn = ({ apiKey, config }: ProviderCall): string[] => [apiKey, ...secretsOf(config)];

/** What the answer says, as a description or as the failure that it is. */
function understand(
  answer: ChatAnswer,
  request: DescribeRequest,
  secrets: readonly string[],
): Description {
  const reading = readAnswer(answer, orderOf(request));
  if (reading.kind !== 'texts') throw noTexts(reading, secrets);
  const { texts, decorative } = reading;
  return {
    texts,
    credits: 0,
    ...(answer.model ? { model: answer.model } : {}),
    ...(decorative ? { decorative } : {}),
  };
}

/** The failure that an answer without texts is. */
function noTexts(
  reading: Exclude<Speech, { kind: 'words' }>,
  secrets: readonly string[],
): ProviderError {
  switch (reading.kind) {
    case 'refused':
      return failure('refused', { vendorMessage: quotable(reading.words, secrets) });
    case 'cut-off':
      // The same request would be cut off again, and paid for again.
      return failure(
        'bad_response',
        {
          sentence:
            'The answer of {name} was cut off at the limit of max tokens, so nothing was written. Raise “Longest answer, in tokens” under Settings → Alt Text, or ask for fewer languages.',
        },
        false,
      );
    case 'no-texts':
      return failure('bad_response', { vendorMessage: 'there are no texts in the answer' });
  }
}

/**
 * OpenAI's chat completions, as OpenAI, Azure, Mistral, Gemini, Ollama, LM Studio, vLLM and many
 * others speak them: all languages in one call.
 */
export function createOpenAiCompatible(): Provider {
  const converse = createConverse();

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
      const answer = await converse(call, model, (concessions) =>
        chatBody(request, model, concessions),
      );
      return understand(answer, request, secretsIn(call));
    },

    pages: {
      price: 0,
      async describe(request, call) {
        const model = modelOf(request, call);
        const answer = await converse(call, model, (concessions) =>
          pageBody(request, model, concessions),
        );
        const reading = readPage(answer, request.language);
        if (reading.kind !== 'page') throw noTexts(reading, secretsIn(call));
        return { ...reading.text, credits: 0, ...(answer.model ? { model: answer.model } : {}) };
      },
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
