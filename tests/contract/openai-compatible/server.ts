import { readFileSync } from 'node:fs';

import { onTestFinished } from 'vitest';

import { createOpenAiCompatible } from '../../../server/src/providers/openai-compatible';
import { samplePath } from '../../samples';
import {
  DEFAULT_MODEL,
  startOpenAi,
  type OpenAi,
  type OpenAiOptions,
} from '../../vendors/openai-compatible';
import type { ProviderContract } from '../suite';
import { createStand, type Stand } from '../suite/stand';

const bytes = readFileSync(samplePath('shoe.jpg'));

/** The body of a request, as the emulator keeps it. */
export interface Sent {
  model: string;
  messages: { role: string; content: string | Record<string, unknown>[] }[];
  max_tokens?: number;
  max_completion_tokens?: number;
  temperature?: number;
  response_format?: { type: string; json_schema?: { strict: boolean; schema: unknown } };
}

export interface Server extends Stand<OpenAi> {
  /** The bodies of the requests for texts, oldest first. */
  sent(): Sent[];
}

/** A server of this kind and a provider that has not met it yet; both end with the test. */
export async function serverThat(
  behaves: OpenAiOptions = {},
  config: Record<string, unknown> = {},
  baseUrl: (vendor: OpenAi) => string = (vendor) => vendor.baseUrl,
): Promise<Server> {
  const vendor = await startOpenAi(behaves);
  onTestFinished(() => vendor.close());
  const contract: ProviderContract<OpenAi> = {
    provider: createOpenAiCompatible(),
    startVendor: async () => vendor,
    baseUrl,
    config: { model: DEFAULT_MODEL, ...config },
    endpoint: 'chat',
    image: { kind: 'bytes', bytes, mime: 'image/jpeg', fileName: 'shoe.jpg' },
    languages: { written: ['en', 'fr'], lacking: null },
    keyTravels: 'header',
    free: {},
    errors: [],
  };
  const sent = () =>
    vendor.requests.filter(({ endpoint }) => endpoint === 'chat').map(({ body }) => body as Sent);
  return Object.assign(
    createStand(contract, () => vendor),
    { sent },
  );
}

/** All that a request says in words: the instructions, and what stands beside the image. */
export function wordsOf(sent: Sent | undefined): { system: string; user: string } {
  const system = sent?.messages.find(({ role }) => role === 'system')?.content;
  const user = sent?.messages.find(({ role }) => role === 'user')?.content;
  const texts = (Array.isArray(user) ? user : []).map(({ text }) => text);
  return {
    system: typeof system === 'string' ? system : '',
    user: texts.filter((text) => typeof text === 'string').join('\n'),
  };
}
