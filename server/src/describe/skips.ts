import type { SkipCode } from '../contracts/errors';
import type { Outcome } from './types';

const SENTENCES: Record<SkipCode, string> = {
  not_an_image: 'This file is not an image, so it needs no alternative text.',
  disabled:
    'Texts are not generated on this occasion: it is switched off under Settings → Alt Text.',
  excluded_by_rule: 'A folder rule under Settings → Alt Text keeps the images of this folder out.',
  human_text: 'A person wrote this text, so it stays as it is.',
  decorative: 'A person marked this image as decorative, so it stays without a text.',
  nothing_to_fill: 'There is a text in every language already.',
  no_source:
    'No provider is set up, and the file has no alternative text embedded. Choose a provider under Settings → Alt Text.',
  asset_deleted: 'The image is no longer in the media library.',
  replaced_meanwhile: 'The file was replaced meanwhile; the new one has a task of its own.',
  in_progress: 'Another task is at work on this image. Wait until it is done.',
  dry_run: 'This was a dry run: the image would be described, and nothing was sent.',
};

/** Why nothing was done, in the words of the person who reads it. */
export const skipSentence = (code: SkipCode): string => SENTENCES[code];

export const skipped = (code: SkipCode): Outcome => ({
  status: 'skipped',
  code,
  message: SENTENCES[code],
});
