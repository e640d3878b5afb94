import type { OptionField } from '../../contracts/providers';

/** The longest `keywords` that the document allows, in characters. */
export const MAX_KEYWORDS = 255;

/** The style whose texts are long enough to be captions. */
export const COMPREHENSIVE = 4;

/** The parameters of `POST /generate.php`, as far as a person chooses them. */
export const ALTTEXTGENIE_OPTIONS: readonly OptionField[] = [
  {
    key: 'styleId',
    type: 'number',
    label: 'Style',
    help: '1 Professional, 2 Recommended, 3 Shorter, 4 Comprehensive, 5 Briefest.',
    min: 1,
    max: 5,
    integer: true,
    default: 2,
  },
  {
    key: 'keywords',
    type: 'strings',
    label: 'Keywords',
    help: `Worked into the text. Those that go beyond ${MAX_KEYWORDS} characters together are left out.`,
    template: true,
    maxItems: 20,
    default: [],
  },
  {
    key: 'sendAs',
    type: 'enum',
    label: 'Send the image as',
    help: 'An address works only where the internet can reach this Strapi or its storage.',
    choices: [
      { value: 'bytes', label: 'Its content' },
      { value: 'url', label: 'Its address' },
    ],
    default: 'bytes',
  },
];
