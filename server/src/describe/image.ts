import type { Core } from '@strapi/strapi';

import { ProviderError } from '../errors';
import { fingerprint } from '../images/fingerprint';
import { inspectImage, type Inspection } from '../images/inspect';
import { prepareImage } from '../images/prepare';
import { readHead, readRendition, type ReadOptions } from '../images/read';
import { chooseRendition, originalOf, type Rendition } from '../images/renditions';
import type { Capture } from '../models/tasks';
import type { OptionValues } from '../contracts/providers';
import { settingsOf } from '../providers/calls';
import { failureSentence } from '../providers/sentences';
import type { Provider, ProviderImage } from '../providers/types';
import type { PluginConfig } from '../settings/config';
import type { AssetRow } from '../texts/assets';

/** What nearly every vendor takes: the rendition that is read first and that identifies the image. */
const COMMON_NEEDS = {
  mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
  maxBytes: 4 * 1024 * 1024,
};

/** Enough for the metadata at the front of a file. Bytes. */
const HEAD_BYTES = 256 * 1024;

/** A file whose metadata may stand at its end is read whole up to here. Bytes. */
const SMALL_FILE_BYTES = 16 * 1024 * 1024;

/** One asset's image in the forms that are asked for; each rendition is read once. */
export interface ImageSource {
  /** Of the stored bytes that would be sent: equal for identical images. */
  fingerprint(): Promise<string>;
  /** What the original file says about itself. */
  inspection(): Promise<Inspection>;
  /** Where the vendor finds it. @throws ProviderError `image_unreachable` where it cannot */
  address(provider: Provider): Promise<string>;
  /** @throws ImageError, or ProviderError `image_unreachable` where only an address would do */
  forProvider(provider: Provider, options: OptionValues): Promise<ProviderImage>;
}

interface UploadFileService {
  signFileUrls(file: object): Promise<{ url: string }>;
}

export function createImageSource(
  strapi: Core.Strapi,
  config: PluginConfig,
  asset: AssetRow,
  capture: Capture | null,
  signal: AbortSignal,
): ImageSource {
  const sign = async (rendition: Rendition): Promise<string> => {
    const service = strapi.plugin('upload').service('file') as unknown as UploadFileService;
    const { url, ext, hash, mime, name, provider } = rendition;
    const signed = await service.signFileUrls({
      url,
      ext,
      hash,
      mime,
      name,
      provider,
      formats: {},
    });
    return signed.url;
  };
  const readOptions: ReadOptions = {
    publicDir: strapi.dirs.static.public,
    signUrl: sign,
    timeoutMs: config.requestTimeoutMs,
    signal,
  };
  const reads = new Map<string, Promise<Buffer>>();
  const read = (rendition: Rendition): Promise<Buffer> => {
    const pending = reads.get(rendition.url) ?? readRendition(rendition, readOptions);
    reads.set(rendition.url, pending);
    return pending;
  };
  let inspected: Promise<Inspection> | undefined;
  const inspect = async (): Promise<Inspection> => {
    const original = originalOf(asset);
    const whole =
      reads.has(original.url) ||
      (original.mime !== 'image/jpeg' && (original.bytes ?? Infinity) <= SMALL_FILE_BYTES);
    return inspectImage(
      whole ? await read(original) : await readHead(original, HEAD_BYTES, readOptions),
    );
  };
  const inspection = () => (inspected ??= inspect());

  /** Strapi makes its formats without turning them: the original knows which way is up. */
  const turnOf = async (rendition: Rendition) => {
    if (capture) return capture.orientation as Inspection['orientation'];
    return rendition.format === null ? 1 : (await inspection()).orientation;
  };

  const addressFor = async (rendition: Rendition, provider: Provider): Promise<string> => {
    if (provider.addressOf) {
      const address = provider.addressOf(rendition.url, settingsOf(config, provider.id));
      if (address !== null) return address;
      throw unreachable(
        provider,
        `${provider.name} does not serve this image. Check its address in the plugin's configuration.`,
      );
    }
    if (rendition.mime !== null && !provider.image.mimeTypes.includes(rendition.mime)) {
      throw new ProviderError({
        provider: provider.id,
        code: 'unsupported_image',
        message: failureSentence(provider.name, 'unsupported_image'),
      });
    }
    const url = await sign(rendition);
    if (/^https?:\/\//i.test(url)) return url;
    if (config.publicUrl) return joinUrl(config.publicUrl, url);
    throw unreachable(
      provider,
      `${provider.name} fetches images by their address, and nothing says how the internet reaches this Strapi. Set publicUrl in the plugin's configuration, or choose a provider that takes the image itself.`,
    );
  };

  return {
    inspection,
    address: (provider) => addressFor(chooseRendition(asset, provider.image), provider),
    fingerprint: async () => fingerprint(await read(chooseRendition(asset, COMMON_NEEDS))),
    async forProvider(provider, options) {
      const rendition = chooseRendition(asset, provider.image);
      const form = provider.prefers?.(options) ?? (provider.image.bytes ? 'bytes' : 'url');
      if (form === 'url') {
        const url = await addressFor(rendition, provider);
        return { kind: 'url', url, mime: rendition.mime ?? asset.mime, fileName: asset.name };
      }
      const prepared = await prepareImage(await read(rendition), {
        declaredMime: rendition.mime,
        needs: provider.image,
        turn: await turnOf(rendition),
        fileName: asset.name,
        signal,
      });
      return {
        kind: 'bytes',
        bytes: prepared.bytes,
        mime: prepared.mime,
        fileName: prepared.fileName,
      };
    },
  };
}

const unreachable = (provider: Provider, message: string) =>
  new ProviderError({
    provider: provider.id,
    code: 'image_unreachable',
    retryable: false,
    message,
  });

const joinUrl = (base: string, path: string) =>
  `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
