import { inspectImage } from '../../images/inspect';
import { matchLanguage } from '../../languages';
import { listOption } from '../options';
import type { Description, Provider } from '../types';
import { ALT_TEXT, EXTENDED_DESCRIPTION, textsIn } from './texts';

/** Also the name under which its texts are kept. */
export const EMBEDDED_METADATA = 'embedded-metadata';

/**
 * The texts that a photographer or an agency embedded in the file, by the IPTC Photo Metadata
 * Standard. It asks nobody, so nothing leaves the server. It must see the file's own bytes: what
 * Strapi or we re-encode has lost them.
 */
export const embeddedMetadata: Provider = {
  id: EMBEDDED_METADATA,
  name: 'Embedded metadata',
  defaultBaseUrl: 'file:',
  needsKey: false,
  image: {
    bytes: true,
    url: false,
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/tiff'],
    maxBytes: 64 * 1024 * 1024,
  },
  returns: ['alternativeText', 'caption'],
  languages: { supported: 'any', perCall: 'many' },
  cost: 'Free',
  price: () => 0,
  limits: [],
  options: [
    {
      key: 'properties',
      type: 'multi',
      label: 'Properties to trust',
      help: 'Descriptions and credit lines are never taken for an alternative text.',
      choices: [
        { value: ALT_TEXT, label: 'Alt Text (Accessibility) → alternative text' },
        { value: EXTENDED_DESCRIPTION, label: 'Extended Description (Accessibility) → caption' },
      ],
      default: [ALT_TEXT, EXTENDED_DESCRIPTION],
    },
  ],

  async describe({ image, languages, options }): Promise<Description> {
    if (image.kind !== 'bytes') return { texts: {}, credits: 0 };
    const { embedded } = await inspectImage(image.bytes);
    const found = textsIn(embedded, listOption(options, 'properties'), languages[0]);
    const available = [...found.keys()];
    const texts = languages.flatMap((language) => {
      const text = found.get(matchLanguage(language, available) ?? '');
      return text ? [[language, text] as const] : [];
    });
    return { texts: Object.fromEntries(texts), credits: 0 };
  },

  test: () => Promise.resolve(),
};
