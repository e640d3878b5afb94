import type { OptionField } from '../../contracts/providers';

/** Asked for where a caption is wanted and nobody has written another prompt for it. */
export const CAPTION_PROMPT =
  'Write a caption for this image, to be printed below it on a web page: one or two plain sentences that tell what is to be seen.';

/** The parameters of `POST /genera-alt-text`, as far as a person chooses them. */
export const IMGSEO_OPTIONS: readonly OptionField[] = [
  {
    key: 'prompt',
    type: 'string',
    multiline: true,
    label: 'Instructions for the alternative text',
    help: 'Leave it empty for the instructions that ImgSEO has of its own.',
    template: true,
    maxLength: 2000,
    default: '',
  },
  {
    key: 'captionPrompt',
    type: 'string',
    multiline: true,
    label: 'Instructions for the caption',
    help: 'Used where captions are asked for by a second call, which costs 1 credit more.',
    template: true,
    maxLength: 2000,
    default: CAPTION_PROMPT,
  },
  {
    key: 'optimize',
    type: 'boolean',
    label: 'Let ImgSEO reduce the image before it looks at it',
    default: true,
  },
  {
    key: 'imageName',
    type: 'string',
    label: 'File name to tell ImgSEO',
    help: 'Leave it empty to tell none.',
    template: true,
    maxLength: 300,
    default: '{{file.name}}',
  },
];
