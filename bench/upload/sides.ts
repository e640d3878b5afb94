import { pluginConfig } from '../../tests/support/scenario';
import { startStrapiProcess, type StrapiProcess } from '../../tests/support/strapi-process';
import { uploadForm } from '../../tests/support/upload-form';
import type { VendorProcess } from '../kit/vendor';

export const SIDES = ['with', 'without'] as const;
export type Side = (typeof SIDES)[number];

/** The same Strapi twice, each in a process of its own and on an SQLite file of its own. */
export interface Sides {
  /** One `POST /upload` as the Media Library sends it. @returns its milliseconds */
  upload(side: Side, image: Buffer, name: string): Promise<number>;
  /** Tasks of the plugin that are over, by how they ended. */
  ended(status: string): Promise<number>;
  stop: () => Promise<void>;
}

/** The plugin as it is configured by default, apart from whom it asks. */
export async function startSides(vendor: VendorProcess): Promise<Sides> {
  const started: StrapiProcess[] = [];
  const stop = async () => {
    await Promise.all(started.map((strapi) => strapi.stop()));
  };
  try {
    const start = async (plugin: Record<string, unknown> | false) => {
      const strapi = await startStrapiProcess({ plugin });
      started.push(strapi);
      return strapi;
    };
    const strapis = { with: await start(pluginConfig(vendor)), without: await start(false) };
    return {
      async upload(side, image, name) {
        const { admin } = strapis[side];
        const form = await uploadForm(image, name);
        await admin.token();
        const began = performance.now();
        const { status } = await admin.post('/upload', form);
        const took = performance.now() - began;
        if (status !== 201) throw new Error(`An upload ${side} the plugin answered ${status}`);
        return took;
      },
      async ended(status) {
        const path = `/alt-text/tasks?status=${status}&pageSize=1`;
        const { body } = await strapis.with.admin.get<{ pagination: { total: number } }>(path);
        return body.pagination.total;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
