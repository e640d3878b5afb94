import { imageFaultIn } from '../image-fault';
import type { NamedFailure, RefineFailure } from '../http';

const NO_MODEL: NamedFailure = {
  code: 'invalid_request',
  sentence:
    '{name} does not have the model. Check the model under Settings → Alt Text or in config/plugins, and that it is installed there.',
};

const NO_CHAT: NamedFailure = {
  code: 'invalid_request',
  sentence:
    '{name} has no chat at this address. Check baseUrl in config/plugins: it usually ends with /v1.',
};

const BLIND: NamedFailure = {
  code: 'invalid_request',
  sentence:
    'The model at {name} does not see images. Choose one that does, under Settings → Alt Text or in config/plugins.',
};

const NO_LIST: NamedFailure = {
  code: 'invalid_request',
  sentence:
    '{name} has no list of models at this address, so nothing could be checked. If no image can be described either, check baseUrl in config/plugins: it usually ends with /v1.',
};

const FILTERED = /content[_ ]?(filter|policy|management policy)|ResponsibleAIPolicy|moderation/i;
const MODEL_MISSING =
  /\bmodel\b.*\b(not (found|exist)|does not exist|unknown|no such)|\bno such model\b/i;
const SPEAKS_OF_SIGHT = /\b(image input|image_url|images|vision|multimodal)\b/i;
const LACKS_IT = /\b(model|endpoint|mmproj)s?\b/i;
const UNABLE = /support|capab|cannot|can't/i;
/** Then it is this image, and not images. */
const THIS_IMAGE = /large|small|size|format|bytes|pixel|dimension|download|fetch|decod/i;

/** `code` and `type` of the error, wherever a server puts them. */
function codesIn(body: unknown): string {
  const [first] = Array.isArray(body) ? (body as unknown[]) : [body];
  const outer = asRecord(first);
  const error = asRecord(outer['error']);
  const inner = asRecord(error['innererror']);
  return [outer['code'], outer['type'], error['code'], error['type'], inner['code']]
    .filter((item) => typeof item === 'string')
    .join(' ');
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** What a refused `POST /chat/completions` means, where its status does not say. */
export const refineChat: RefineFailure = (status, message, body) => {
  const codes = codesIn(body);
  if (status === 429) {
    // By its code alone: Gemini words its passing limits just like an empty account.
    return /insufficient_quota|billing/.test(codes) ? 'insufficient_credits' : undefined;
  }
  if (status === 401 || status === 402) return undefined;
  if (status < 500 && FILTERED.test(`${codes} ${message}`)) return 'refused';
  // It did write something, only not JSON: another time it may.
  if (codes.includes('json_validate_failed')) return 'bad_response';
  if (status < 500 && (codes.includes('model_not_found') || MODEL_MISSING.test(message))) {
    return NO_MODEL;
  }
  if (
    SPEAKS_OF_SIGHT.test(message) &&
    LACKS_IT.test(message) &&
    UNABLE.test(message) &&
    !THIS_IMAGE.test(message)
  ) {
    return BLIND;
  }
  if (status === 404) return NO_CHAT;
  return status === 400 || status === 422 ? imageFaultIn(message) : undefined;
};

/** The same of `GET /models`. */
export const refineModels: RefineFailure = (status) => (status === 404 ? NO_LIST : undefined);
