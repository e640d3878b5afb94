import type { OptionField } from '../../contracts/providers';

/** The parameters of `POST /getmetadata`, as far as a person chooses them. */
export const ALTTEXT_IO_OPTIONS: readonly OptionField[] = [
  {
    key: 'mode',
    type: 'enum',
    label: 'Mode',
    help: 'SEO costs 1 credit and is written around a keyword; stock photography costs 2 and brings about 35 keywords.',
    choices: [
      { value: 'seo', label: 'SEO' },
      { value: 'stock', label: 'Stock photography' },
    ],
    default: 'seo',
  },
  {
    key: 'keyword',
    type: 'string',
    label: 'Keyword',
    help: 'For the SEO mode. Where it comes out empty, the words of the file name or the folder take its place.',
    template: true,
    maxLength: 300,
    default: '{{entry.title}}',
  },
];
