import type { Core } from '@strapi/strapi';

const KEY = 'strapi-plugin-alt-text.commandLine';

/** Marks a Strapi that serves one command, before it is loaded. */
export const markCommandLine = (strapi: Core.Strapi): void => {
  strapi.config.set(KEY, true);
};

/**
 * Whether this Strapi serves one command: then nothing goes on in the background, for the server
 * beside it does that.
 */
export const isCommandLine = (strapi: Core.Strapi): boolean =>
  strapi.config.get<boolean>(KEY, false);
