import { describe, expect, it } from 'vitest';

import { unreachableDatabase } from '../../../server/src/cli/unreachable';

const database = { client: 'postgres', connection: { host: 'db.example.com', port: 5432 } };
const failure = (more: object) => Object.assign(new Error('connect ECONNREFUSED'), more);

describe('a database that cannot be reached', () => {
  it('is told with its address, not its secrets', () => {
    const error = failure({ code: 'ECONNREFUSED', port: 5432 });
    expect(unreachableDatabase(error, database)).toMatch(
      /^The database \(postgres\) cannot be reached at db\.example\.com:5432: connect ECONNREFUSED\. Check/,
    );
  });

  it('is told where a name has two addresses, and the message is empty', () => {
    const both = [failure({ code: 'ECONNREFUSED', port: 5432 }), failure({ port: 5432 })];
    const error = Object.assign(new AggregateError(both), { code: 'ECONNREFUSED' });
    expect(unreachableDatabase(error, database)).toContain(': connect ECONNREFUSED.');
  });

  it('is told where only a connection string is known', () => {
    const known = { client: 'postgres', connection: { connectionString: 'postgres://a:b@c/d' } };
    const told = unreachableDatabase(failure({ code: 'ENOTFOUND' }), known);
    expect(told).toMatch(/^The database \(postgres\) cannot be reached: /);
    expect(told).not.toContain('a:b');
  });

  it.each([
    ['another server of the app', failure({ code: 'ECONNREFUSED', port: 6379 })],
    ['a wrong password', failure({ code: '28P01' })],
    ['something else', 'no error at all'],
  ])('is not %s', (_what, error) => {
    expect(unreachableDatabase(error, database)).toBeNull();
  });
});
