/**
 * What is done without for a server that refuses it. "OpenAI-compatible" means much the same
 * request everywhere, but hardly two servers take all of it.
 */
export interface Concessions {
  format: 'json_schema' | 'json_object' | 'text';
  /** The older name is known nearly everywhere, but not to OpenAI's reasoning models. */
  tokens: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
  /** A message with the role `system`; else the instructions go with the image. */
  system: boolean;
}

export const NO_CONCESSIONS: Concessions = {
  format: 'json_schema',
  tokens: 'max_tokens',
  temperature: true,
  system: true,
};

const NEXT_FORMAT = { json_schema: 'json_object', json_object: 'text', text: null } as const;

const FORMAT = /response[_ ]?format|json[_ ]?schema|json[_ ]?object|structured[_ ]?output/i;
const UNKNOWN = /support|permitted|forbidden|unknown|unrecogni[sz]ed|unexpected|not allowed/i;
const SYSTEM = /\bsystem["'`]? (message|role|prompt|instruction)|\broles?\b.{0,60}\bsupported/i;
const REFUSED = /incompatible|support|not allowed|only user/i;

/**
 * What to try next after a refusal, or `null` where it was about something else. Each step gives
 * up one thing for good, so there are five at the most.
 *
 * @param refusal the whole body of the error
 */
export function concede(made: Concessions, refusal: string): Concessions | null {
  const format = NEXT_FORMAT[made.format];
  if (FORMAT.test(refusal)) return format && { ...made, format };
  if (SYSTEM.test(refusal) && REFUSED.test(refusal)) {
    return made.system ? { ...made, system: false } : null;
  }
  if (!UNKNOWN.test(refusal)) return null;
  if (/max_tokens/.test(refusal) && made.tokens === 'max_tokens') {
    return { ...made, tokens: 'max_completion_tokens' };
  }
  if (/temperature/.test(refusal) && made.temperature) return { ...made, temperature: false };
  return null;
}
