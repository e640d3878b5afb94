import type { Core } from '@strapi/strapi';

import type { KeySource } from '../contracts/providers';
import { RequestError } from '../errors';
import { table } from '../models/table';
import { PLUGIN_ID } from '../permissions';
import type { PluginConfig } from './config';

/** How long a key that another instance stored or removed may go unnoticed, in milliseconds. */
const CACHE_MS = 2000;

interface Encryption {
  /** `null` without an encryption key. */
  encrypt(value: string): string | null;
  /** `null` without the right encryption key. @throws Error for what was never encrypted */
  decrypt(value: string): string | null;
}

/** The vendors' keys: from the configuration, or stored encrypted. They never leave the server. */
export interface KeyService {
  source(providerId: string): Promise<KeySource>;
  /** @throws RequestError where the stored key can no longer be decrypted */
  get(providerId: string): Promise<string | null>;
  /** @throws RequestError where Strapi has no encryption key, or the configuration has this key */
  set(providerId: string, key: string): Promise<void>;
  remove(providerId: string): Promise<void>;
  canStore(): boolean;
}

export function createKeys(strapi: Core.Strapi, config: PluginConfig): KeyService {
  const encryption = () => strapi.service('admin::encryption') as unknown as Encryption;
  const storeOf = (id: string) =>
    strapi.store({ type: 'plugin', name: PLUGIN_ID, key: `key.${id}` });
  const fromConfig = (id: string) => config.providers[id]?.apiKey;
  const cache = new Map<string, { stored: string | null; until: number }>();

  const stored = async (id: string): Promise<string | null> => {
    const cached = cache.get(id);
    if (cached && cached.until > Date.now()) return cached.stored;
    const value = await storeOf(id).get({});
    const found = typeof value === 'string' && value !== '' ? value : null;
    cache.set(id, { stored: found, until: Date.now() + CACHE_MS });
    return found;
  };

  const canStore = () => {
    const key: unknown = strapi.config.get('admin.secrets.encryptionKey');
    return typeof key === 'string' && key !== '';
  };

  const decrypt = (encrypted: string): string | null => {
    try {
      return encryption().decrypt(encrypted);
    } catch {
      return null; // Somebody changed the row, and it is no encrypted value any more.
    }
  };

  const refuseWhereConfigured = (id: string) => {
    if (!fromConfig(id)) return;
    throw new RequestError(
      409,
      'This key comes from the server configuration (config/plugins), which goes first. Change or remove it there.',
      { code: 'key_from_config' },
    );
  };

  return {
    canStore,
    async source(id) {
      if (fromConfig(id)) return 'config';
      return (await stored(id)) ? 'stored' : 'none';
    },
    async get(id) {
      const configured = fromConfig(id);
      if (configured) return configured;
      const encrypted = await stored(id);
      if (!encrypted) return null;
      const key = canStore() ? decrypt(encrypted) : null;
      if (key === null) {
        throw new RequestError(
          409,
          'The stored key cannot be decrypted: admin.secrets.encryptionKey is missing or has changed. Restore it, or enter the key again.',
          { code: 'key_undecryptable' },
        );
      }
      return key;
    },
    async set(id, key) {
      refuseWhereConfigured(id);
      const encrypted = canStore() ? encryption().encrypt(key) : null;
      if (encrypted === null) {
        throw new RequestError(
          409,
          'Strapi has no encryption key, so a key is never stored. Set admin.secrets.encryptionKey in config/admin (ENCRYPTION_KEY in .env) and restart, or put the key into config/plugins.',
          { code: 'no_encryption_key' },
        );
      }
      await storeOf(id).set({ value: encrypted });
      cache.delete(id);
    },
    async remove(id) {
      refuseWhereConfigured(id);
      // Strapi's store deletes one row, and keys that were stored in one moment made several.
      const where = { key: `plugin_${PLUGIN_ID}_key.${id}` };
      await table(strapi, 'strapi::core-store').deleteMany({ where });
      cache.delete(id);
    },
  };
}
