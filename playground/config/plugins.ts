import path from 'node:path';
import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** A vendor's key and, where it is not the real one, its address. */
const account = (env: Env, name: string) => ({
  apiKey: env(`${name}_API_KEY`),
  baseUrl: env(`${name}_BASE_URL`),
});

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
  'alt-text': {
    enabled: true,
    // The plugin is the folder above. An app that installed it from the registry leaves this out.
    resolve: path.resolve('..'),
    config: {
      publicUrl: env('PUBLIC_URL'),
      providers: {
        altframe: account(env, 'ALTFRAME'),
        imgseo: account(env, 'IMGSEO'),
        alttextgenie: account(env, 'ALTTEXTGENIE'),
        'alttext-io': account(env, 'ALTTEXT_IO'),
        imgix: { ...account(env, 'IMGIX'), sourceUrl: env('IMGIX_SOURCE_URL') },
        'openai-compatible': {
          ...account(env, 'OPENAI_COMPATIBLE'),
          model: env('OPENAI_COMPATIBLE_MODEL'),
        },
      },
      settings: {
        sources: { providers: [env('ALT_TEXT_PROVIDER', 'altframe')] },
        languages: ['en', 'fr', 'de'],
      },
    },
  },
});

export default config;
