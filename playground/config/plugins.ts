import path from 'node:path';
import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
  'alt-text': {
    enabled: true,
    // The plugin is the folder above. An app that installed it from the registry leaves this out.
    resolve: path.resolve('..'),
    config: {
      providers: {
        altframe: { apiKey: env('ALTFRAME_API_KEY'), baseUrl: env('ALTFRAME_BASE_URL') },
      },
      settings: {
        sources: { providers: ['altframe'] },
        languages: ['en', 'fr', 'de'],
      },
    },
  },
});

export default config;
