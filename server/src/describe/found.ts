import type { DescribedText } from '../models/spend';

/** A text for one language, and where it came from. */
export interface Found {
  text: DescribedText;
  source: 'provider' | 'reuse' | 'embedded';
  /** Id of the provider that wrote it. */
  provider: string;
  model: string | null;
  /** Empty is right: the image needs no text. */
  decorative: boolean;
}
