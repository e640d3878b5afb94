import { matchLanguage } from '../../../server/src/languages';
import { altframe } from '../../../server/src/providers/altframe';
import { alttextIo } from '../../../server/src/providers/alttext-io';
import { alttextgenie } from '../../../server/src/providers/alttextgenie';
import { imgix } from '../../../server/src/providers/imgix';
import { imgseo } from '../../../server/src/providers/imgseo';
import { openAiCompatible } from '../../../server/src/providers/openai-compatible';
import { completeOptions } from '../../../server/src/providers/options';
import type { Provider } from '../../../server/src/providers/types';

/** A vendor that can be emulated, and what differs from one to the other. */
export interface Vendor {
  /** Its id is also the name of the emulator's folder. */
  provider: Provider;
  preferredPort: number;
  /** Where its API begins at the emulator's address. */
  apiPath: string;
  /** What the app is told besides key and address, by the names of its configuration. */
  env?(appUrl: string): Record<string, string>;
}

/** The one that `npm run demo` shows. */
const DEFAULT = 'altframe';

const MODEL = 'emulated-vision';

const VENDORS: readonly Vendor[] = [
  { provider: altframe, preferredPort: 4010, apiPath: '' },
  { provider: imgseo, preferredPort: 4011, apiPath: '' },
  { provider: alttextgenie, preferredPort: 4012, apiPath: '/api/v1' },
  { provider: alttextIo, preferredPort: 4013, apiPath: '' },
  {
    provider: imgix,
    preferredPort: 4014,
    apiPath: '',
    // The app plays the Source as well: it serves its files under the same paths.
    env: (appUrl) => ({ IMGIX_SOURCE_URL: appUrl }),
  },
  {
    provider: openAiCompatible,
    preferredPort: 4015,
    apiPath: '/v1',
    env: () => ({ OPENAI_COMPATIBLE_MODEL: MODEL }),
  },
];

/** The vendors that `--vendor` names. @throws Error where it names none */
export function vendorsNamed(name: string = DEFAULT): readonly Vendor[] {
  if (name === 'all') return VENDORS;
  const found = VENDORS.filter(({ provider }) => provider.id === name);
  if (found.length > 0) return found;
  const names = VENDORS.map(({ provider }) => provider.id).join(', ');
  throw new Error(`There is no emulated vendor "${name}". Choose one of ${names}, or all.`);
}

/** The names of a vendor's key and address in the app's environment begin with this. */
export const envPrefix = ({ provider }: Vendor): string =>
  provider.id.toUpperCase().replaceAll('-', '_');

/** Which of these languages the vendor writes. */
export const writtenBy = ({ provider }: Vendor, languages: readonly string[]): string[] => {
  const { supported } = provider.languages;
  return languages.filter(
    (language) => supported === 'any' || matchLanguage(language, supported) !== null,
  );
};

/** Its documented price of one image in one language. */
export const priceOf = ({ provider }: Vendor): number =>
  provider.price(completeOptions(provider.options));
