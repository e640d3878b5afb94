import type { Provider } from './types';

/** The providers that are there: ours and those of other plugins. */
export interface ProviderRegistry {
  /** To be called in `register()`. @throws Error where the id is taken or malformed */
  register(provider: Provider): void;
  get(id: string): Provider | undefined;
  list(): Provider[];
}

export function createRegistry(builtIn: readonly Provider[]): ProviderRegistry {
  const providers = new Map<string, Provider>();
  const register = (provider: Provider) => {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(provider.id)) {
      throw new Error(`Provider id "${provider.id}" is not in kebab case.`);
    }
    if (providers.has(provider.id)) {
      throw new Error(`There is a provider "${provider.id}" already.`);
    }
    providers.set(provider.id, provider);
  };
  builtIn.forEach(register);
  return { register, get: (id) => providers.get(id), list: () => [...providers.values()] };
}
