import type { Core } from '@strapi/strapi';

import type { Settings } from '../contracts/settings';
import type { SettingsService } from '../settings/service';
import { createBatch, type Batch } from './batch';
import { createLanguageOf, type LanguageOf } from './language';
import { createShapes, type ShapeOf } from './shapes';
import { createTextMemory } from './text-memory';

/** By what the answers of the content API are localized at present. */
export interface Speech {
  /** The language of the asset's own columns. */
  own: string;
  languageOf: LanguageOf;
  /** What an entry is in whose locale was not asked for. */
  defaultLocale: string | null;
}

/** The localized answers of the content API. */
export interface Delivery {
  /** `null` where the settings switch it off. */
  speech(): Promise<Speech | null>;
  shapeOf: ShapeOf;
  /** Collects what is looked for together. */
  batch(speech: Pick<Speech, 'own'>): Batch;
}

export function createDelivery({
  strapi,
  settings,
}: {
  strapi: Core.Strapi;
  settings: SettingsService;
}): Delivery {
  const speeches = new WeakMap<Settings, Speech>();
  const memory = createTextMemory(strapi);
  return {
    shapeOf: createShapes(strapi),
    batch: ({ own }) => createBatch(strapi, memory, own),
    async speech() {
      const current = await settings.get();
      if (!current.delivery.localize) return null;
      const known = speeches.get(current);
      if (known) return known;
      const { languages } = current;
      const [own = ''] = languages;
      const defaultLocale = (await settings.locales())?.defaultLocale ?? null;
      const speech = { own, languageOf: createLanguageOf(languages), defaultLocale };
      speeches.set(current, speech);
      return speech;
    },
  };
}
