import { readFileSync } from 'node:fs';

import { altframe } from '../../server/src/providers/altframe';
import { alttextIo } from '../../server/src/providers/alttext-io';
import { openAiCompatible } from '../../server/src/providers/openai-compatible';
import type { Provider, ProviderImage, RateLimit } from '../../server/src/providers/types';
import { samplePath } from '../../tests/samples';
import { startAltFrame } from '../../tests/vendors/altframe';
import { startAltTextIo } from '../../tests/vendors/alttext-io';
import type { LoggedRequest } from '../../tests/vendors/kit/requestLog';
import type { Stats } from '../../tests/vendors/kit/stats';
import type { Window } from '../../tests/vendors/kit/switches';
import { DEFAULT_MODEL, startOpenAi } from '../../tests/vendors/openai-compatible';

/** How the emulator behaves in one run. */
export interface Manner {
  /** How long a request is under way before it is counted, in milliseconds; a pair is a range. */
  roadMs: number | [number, number];
  /** How long an answer takes from then on. */
  latencyMs: number | [number, number];
}

export interface RunningVendor {
  baseUrl: string;
  key: string;
  requests: readonly LoggedRequest[];
  stats(): Stats;
  close(): Promise<void>;
}

/** A vendor that limits how often it is asked. */
export interface LimitedVendor {
  name: string;
  provider: Provider;
  /** Its limits as they are enforced, and kept, in this benchmark. */
  limits: readonly RateLimit[];
  /** How these came out of the documented ones. */
  scaled: string;
  /** The name of the endpoint that describes. */
  endpoint: string;
  image: ProviderImage;
  /** More of its part of the configuration. */
  config?: Record<string, unknown>;
  start(manner: Manner): Promise<RunningVendor>;
}

/** Emulators that look at no picture: only the limits are at work. */
const BLIND = { credits: 1_000_000, inspectImages: false, fetchImages: false };

const bytes: ProviderImage = {
  kind: 'bytes',
  bytes: readFileSync(samplePath('icon.png')),
  mime: 'image/png',
  fileName: 'icon.png',
};

const address: ProviderImage = {
  kind: 'url',
  url: 'https://cdn.example.com/icon.png',
  mime: 'image/png',
  fileName: 'icon.png',
};

const asWindow = ({ requests, windowMs }: RateLimit): Window => ({ limit: requests, windowMs });

const minuteOfAltFrame: RateLimit = { requests: 60, windowMs: 54_000 };

export const ALTFRAME: LimitedVendor = {
  name: altframe.name,
  provider: altframe,
  limits: [minuteOfAltFrame],
  // Its headers name the end of a window in whole seconds, which do not shrink with it.
  scaled: '60 a minute, as 60 in 54 s',
  endpoint: 'generate',
  image: bytes,
  async start(manner) {
    const rateLimit = { generate: asWindow(minuteOfAltFrame) };
    const vendor = await startAltFrame({ ...BLIND, ...manner, rateLimit });
    return { ...vendor, baseUrl: vendor.url };
  },
};

export const MINUTE_OF_ALTTEXT_IO: RateLimit = { requests: 60, windowMs: 3000 };
export const HOUR_OF_ALTTEXT_IO: RateLimit = { requests: 1000, windowMs: 54_000 };

export const ALTTEXT_IO: LimitedVendor = {
  name: alttextIo.name,
  provider: alttextIo,
  limits: [MINUTE_OF_ALTTEXT_IO, HOUR_OF_ALTTEXT_IO],
  // An hour of 60 minutes would mostly be waited through: this one is long enough to be used up.
  scaled: '60 a minute and 1,000 an hour, as 60 in 3 s and 1,000 in 54 s',
  endpoint: 'metadata',
  image: address,
  async start(manner) {
    const rateLimit = {
      minute: asWindow(MINUTE_OF_ALTTEXT_IO),
      hour: asWindow(HOUR_OF_ALTTEXT_IO),
    };
    const vendor = await startAltTextIo({ ...BLIND, ...manner, rateLimit });
    return { ...vendor, baseUrl: vendor.url };
  },
};

/** A server whose limit is configured: nothing is scaled. */
const openAi = (name: string, limit: RateLimit): LimitedVendor => ({
  name,
  provider: openAiCompatible,
  limits: [limit],
  scaled: `${limit.requests} in ${limit.windowMs / 1000} s, as configured; nothing is scaled`,
  endpoint: 'chat',
  image: bytes,
  config: { model: DEFAULT_MODEL, rateLimit: [limit] },
  async start(manner) {
    const { credits: _free, ...blind } = BLIND;
    return startOpenAi({ ...blind, ...manner, rateLimit: { chat: asWindow(limit) } });
  },
});

export const OPENAI = openAi('OpenAI-compatible', { requests: 50, windowMs: 5000 });
export const OPENAI_BY_THE_SECOND = openAi('OpenAI-compatible by the second', {
  requests: 5,
  windowMs: 1000,
});
