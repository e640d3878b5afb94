import type { Endpoint } from '../kit/endpoint';
import { LANGUAGES } from './languages';
import { success, type World } from './world';

/** The two calls that cost nothing. */
export function lookupEndpoints(world: World): Endpoint[] {
  const get = { method: 'GET', generating: false } as const;
  return [
    {
      ...get,
      name: 'account',
      path: /^\/api\/v1\/account\.php$/,
      check: (call) => () => {
        const { credits, key } = world.accountOf(call);
        const user = {
          id: 123,
          name: 'Emulated Customer',
          email: 'customer@example.com',
          company: 'Emulated Company',
          credits,
          processed_images: world.processed.get(key) ?? 0,
          subscription_status: 'active',
          current_plan_key: world.switches.plan,
        };
        return success({ user, credits_remaining: credits });
      },
    },
    {
      ...get,
      name: 'languages',
      path: /^\/api\/v1\/languages\.php$/,
      check: () => () => success({ languages: LANGUAGES, default: 'en', count: LANGUAGES.length }),
    },
  ];
}
