import { Refusal } from '../kit/answer';
import type { Endpoint } from '../kit/endpoint';
import { accountOf } from './admit';
import { parseHistory } from './schema';
import type { World } from './world';

/** The three calls that only look something up, and cost nothing. */
export function lookupEndpoints(world: World): Endpoint[] {
  const get = { method: 'GET', generating: false } as const;
  return [
    {
      ...get,
      name: 'batch',
      path: /^\/api\/v1\/batches\/([^/]+)$/,
      check(call) {
        const batch = world.batches.find(accountOf(world, call).key, call.params[0] ?? '');
        if (!batch) throw new Refusal(404, 'Batch not found.');
        return () => ({ status: 200, body: batch });
      },
    },
    {
      ...get,
      name: 'history',
      path: /^\/api\/v1\/history$/,
      check(call) {
        const query = parseHistory(call);
        const { key } = accountOf(world, call);
        return () => ({ status: 200, body: world.jobs.page(key, query) });
      },
    },
    {
      ...get,
      name: 'usage',
      path: /^\/api\/v1\/usage$/,
      check(call) {
        const account = accountOf(world, call);
        return () => ({ status: 200, body: account.usage() });
      },
    },
  ];
}
