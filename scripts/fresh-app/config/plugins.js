module.exports = ({ env }) => ({
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
  'alt-text': {
    enabled: true,
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
