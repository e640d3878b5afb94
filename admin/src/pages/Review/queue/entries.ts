import type { Asset } from '../../../../../server/src/contracts/assets';
import type { Quality } from '../../../../../server/src/contracts/quality';
import type { AssetText } from '../../../../../server/src/contracts/texts';

/** A text that waits for a person: one image in one language. */
export interface Waiting {
  key: string;
  asset: Asset;
  locale: string;
}

export interface WaitingScope {
  /** In this order. */
  locales: readonly string[];
  quality?: Quality | undefined;
}

export const keyOf = (assetId: number, locale: string): string => `${assetId}:${locale}`;

const hasQuality = (text: AssetText, quality: Quality | undefined): boolean =>
  quality === undefined ||
  (text.findings ?? []).some(
    ({ rule, severity }) => quality === 'any' || quality === severity || quality === rule,
  );

/** What waits of these images: the server lists images, a person decides on texts. */
export const waitingIn = (
  assets: readonly Asset[],
  { locales, quality }: WaitingScope,
): Waiting[] =>
  assets.flatMap((asset) =>
    locales.flatMap((locale) => {
      const text = asset.texts[locale];
      if (text?.state !== 'suggested' || !hasQuality(text, quality)) return [];
      return [{ key: keyOf(asset.id, locale), asset, locale }];
    }),
  );
