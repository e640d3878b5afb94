import { seededRandom } from '../../vendors/kit/random';
import { uniqueImage } from '../image';
import { importedRows, insertRows, withDatabase } from '../library';
import { startStrapiProcess, type StrapiProcess } from '../strapi-process';
import { chaosLibrary, type ChaosFile } from './library';

/** A file of the library under its id. */
export interface ChaosAsset extends ChaosFile {
  id: number;
  /** As stored: without a host. */
  path: string;
}

export interface ChaosStand {
  strapi: StrapiProcess;
  assets: ChaosAsset[];
  random: () => number;
}

/** Where nobody asks for another chaos: what was seen once can be seen again. */
const SEED = 7;

/** The seed of this time. `ALT_TEXT_CHAOS_SEED` takes another. */
export function chaosSeed(): number {
  const given = Number(process.env.ALT_TEXT_CHAOS_SEED);
  const seed = Number.isInteger(given) && given > 0 ? given : SEED;
  console.log(`This chaos is ALT_TEXT_CHAOS_SEED=${seed}`);
  return seed;
}

/**
 * A Strapi in a process of its own, with a library that was there before the plugin.
 *
 * @param pluginFor the plugin's configuration, by the address of the Strapi
 */
export async function chaosStand(
  seed: number,
  pluginFor: (url: string) => Record<string, unknown>,
): Promise<ChaosStand> {
  const random = seededRandom(seed);
  const files = await chaosLibrary(random);
  const strapi = await startStrapiProcess({ plugin: false });
  const { id } = await strapi.admin.upload(await uniqueImage(), 'uploaded.jpg');
  await strapi.kill();
  const { appDir } = strapi;
  const uploaded = withDatabase(appDir, (database) =>
    database.prepare('SELECT * FROM files WHERE id = ?').get(id),
  );
  if (!uploaded) throw new Error('The upload has left no row');
  const rows = await importedRows(appDir, uploaded, files);
  insertRows(appDir, 'files', rows);
  await strapi.start({ plugin: pluginFor(strapi.url) });
  const assets = files.map((file, index): ChaosAsset => {
    const row = rows[index];
    return { ...file, id: row?.id ?? 0, path: String(row?.['url']) };
  });
  return { strapi, assets, random };
}
