import { describe, expect, it } from 'vitest';

import { altframe } from '../../../server/src/providers/altframe';
import { createRegistry } from '../../../server/src/providers/registry';

const named = (id: string) => ({ ...altframe, id });

describe('the registry of providers', () => {
  it('holds what is built in and what another plugin adds, in that order', () => {
    const registry = createRegistry([altframe]);
    registry.register(named('my-vendor-2'));
    expect(registry.list().map(({ id }) => id)).toEqual(['altframe', 'my-vendor-2']);
    expect(registry.get('altframe')).toBe(altframe);
    expect(registry.get('nobody')).toBeUndefined();
  });

  it('refuses an id that is taken, and keeps the first', () => {
    const registry = createRegistry([altframe]);
    expect(() => registry.register(named('altframe'))).toThrow(/altframe/);
    expect(registry.get('altframe')).toBe(altframe);
  });

  it.each(['', 'MyVendor', 'my_vendor', '-x', 'x-', 'a--b', 'a b', '../x', '__proto__'])(
    'refuses the id “%s”',
    (id) => {
      expect(() => createRegistry([named(id)])).toThrow(/kebab case/);
    },
  );
});
