/** A vendor's key and, where it is not the real one, its address. */
const account = (env, name) => ({
  apiKey: env(`${name}_API_KEY`),
  baseUrl: env(`${name}_BASE_URL`),
});

module.exports = ({ env }) => ({
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
  'alt-text': {
    enabled: true,
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
