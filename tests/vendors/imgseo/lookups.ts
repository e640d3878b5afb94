import type { Endpoint } from '../kit/endpoint';
import { accountOf } from './admit';
import type { World } from './world';

/** The two calls that cost nothing: "Health Check" and "Check Remaining Credits". */
export function lookupEndpoints(world: World): Endpoint[] {
  const get = { method: 'GET', generating: false } as const;
  return [
    {
      ...get,
      name: 'health',
      path: /^\/health$/,
      check: () => () => ({ status: 200, body: { status: 'API operativa' } }),
    },
    {
      ...get,
      name: 'credits',
      path: /^\/credits$/,
      check(call) {
        const account = accountOf(world, call);
        return () => ({
          status: 200,
          body: {
            credits_remaining: account.credits,
            user_id: 'emulated-user',
            status: 'active',
          },
        });
      },
    },
  ];
}
