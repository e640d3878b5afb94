import type { Core } from '@strapi/strapi';

import { messageOf } from '../errors';
import { inspectImage } from '../images/inspect';
import type { Capture } from '../models/tasks';

/** Travels on the file object from `optimize` to the lifecycle event; it is no column. */
const CAPTURE_KEY = 'altTextCapture';

interface UploadingFile {
  filepath?: string;
  [CAPTURE_KEY]?: Capture;
}

interface ImageManipulation {
  optimize(file: UploadingFile): Promise<UploadingFile>;
}

interface ServicesRegistry {
  extend(uid: string, extend: (service: ImageManipulation) => ImageManipulation): void;
}

interface UploadService {
  getSettings(): Promise<{ autoOrientation?: boolean } | null>;
}

/**
 * Looks at the bytes as they came in, beside Strapi's own re-encoding, which drops their metadata:
 * the embedded texts, and the orientation that the stored formats lose.
 */
export function captureOriginals(strapi: Core.Strapi): void {
  const services = strapi.get<ServicesRegistry>('services');
  services.extend('plugin::upload.image-manipulation', (service) => ({
    ...service,
    async optimize(file) {
      const inspecting = file.filepath ? inspectImage(file.filepath).catch(() => null) : null;
      const stored = await service.optimize(file);
      const inspection = await inspecting;
      if (!inspection) return stored;
      const { orientation, embedded } = inspection;
      // Few pictures are turned: the others need no look at the settings.
      const turned = orientation !== 1 && stored !== file && (await turnsImages(strapi));
      stored[CAPTURE_KEY] = { orientation: turned ? 1 : orientation, embedded };
      return stored;
    },
  }));
}

async function turnsImages(strapi: Core.Strapi): Promise<boolean> {
  try {
    const upload = strapi.plugin('upload').service('upload') as unknown as UploadService;
    return (await upload.getSettings())?.autoOrientation ?? false;
  } catch (error) {
    strapi.log.warn(`[alt-text] the upload settings could not be read: ${messageOf(error)}`);
    return false;
  }
}

/** What `optimize` saw of this file, from the data of a lifecycle event. */
export const captureIn = (data: Record<string, unknown>): Capture | null =>
  (data[CAPTURE_KEY] as Capture | undefined) ?? null;
