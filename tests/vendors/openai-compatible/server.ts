import { refuse } from './errors';
import { checkStrict, type JsonSchema } from './json-schema';
import { wordsOf, type ChatRequest } from './schema';
import type { OpenAiBehaviour } from './switches';

/** What this server and this model do not take, in the words of servers that do not take it. */
export function checkSupport(request: ChatRequest, switches: OpenAiBehaviour): void {
  // Mistral calls a parameter that it does not know unprocessable.
  const status = switches.errorShape === 'mistral' ? 422 : 400;
  if (!switches.models.includes(request.model)) {
    throw refuse(
      404,
      `The model '${request.model}' does not exist or you do not have access to it.`,
      {
        code: 'model_not_found',
      },
    );
  }
  const { tokensParameter } = switches;
  for (const param of ['max_tokens', 'max_completion_tokens'] as const) {
    if (request[param] === undefined || [param, 'both'].includes(tokensParameter)) continue;
    throw refuse(
      status,
      `Unsupported parameter: '${param}' is not supported with this model. Use '${tokensParameter}' instead.`,
      { param, code: 'unsupported_parameter' },
    );
  }
  if (!switches.temperature && request.temperature !== undefined && request.temperature !== 1) {
    throw refuse(
      status,
      `Unsupported value: 'temperature' does not support ${request.temperature} with this model. Only the default (1) value is supported.`,
      { param: 'temperature', code: 'unsupported_value' },
    );
  }
  if (!switches.systemMessage && request.messages.some(({ role }) => role === 'system')) {
    throw refuse(400, 'Prompting with images is incompatible with system messages.');
  }
  if (!switches.vision) throw refuse(400, 'This model does not support image input.');
  if (switches.refusal === 'error') {
    throw refuse(
      400,
      "The response was filtered due to the prompt triggering the server's content management policy. Please modify your prompt and retry.",
      {
        param: 'prompt',
        code: 'content_filter',
        innererror: { code: 'ResponsibleAIPolicyViolation' },
      },
    );
  }
}

const TAKEN: Readonly<Record<OpenAiBehaviour['responseFormat'], readonly string[]>> = {
  json_schema: ['text', 'json_object', 'json_schema'],
  json_object: ['text', 'json_object'],
  'schema-only': ['text', 'json_schema'],
  none: [],
  ignored: ['text', 'json_object', 'json_schema'],
};

/** The schema that binds the answer, where one does. Throws where the format is not taken. */
export function bindingSchema(request: ChatRequest, switches: OpenAiBehaviour): JsonSchema | null {
  const format = request.response_format;
  if (!format || switches.responseFormat === 'ignored') return null;
  if (!TAKEN[switches.responseFormat].includes(format.type)) {
    throw refuse(
      switches.errorShape === 'mistral' ? 422 : 400,
      `'response_format' of type '${format.type}' is not supported with this model.`,
      { param: 'response_format' },
    );
  }
  if (format.type === 'json_object' && !/json/i.test(wordsOf(request).join(' '))) {
    throw refuse(
      400,
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
      { param: 'messages' },
    );
  }
  if (format.type !== 'json_schema') return null;
  const { name, strict, schema } = format.json_schema;
  if (strict !== true) throw refuse(400, 'This emulator wants strict: true.');
  return checkStrict(name, schema);
}
