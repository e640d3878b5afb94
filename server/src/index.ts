import type { Core } from '@strapi/strapi';

import bootstrap from './bootstrap';
import { createCommandLine } from './cli/service';
import { controllers } from './controllers';
import destroy from './destroy';
import { altText } from './plugin';
import register from './register';
import { routes } from './routes';
import { parseConfig } from './settings/config';

export type { Provider } from './providers/types';

export default {
  register,
  bootstrap,
  destroy,
  config: {
    default: {},
    validator: (config: unknown) => {
      parseConfig(config);
    },
  },
  controllers,
  routes,
  services: {
    /** For other plugins: `strapi.plugin('alt-text').service('providers').register(provider)`. */
    providers: ({ strapi }: { strapi: Core.Strapi }) => altText(strapi).registry,
    /** For `npx strapi-alt-text`. */
    cli: ({ strapi }: { strapi: Core.Strapi }) => createCommandLine(altText(strapi)),
  },
};
