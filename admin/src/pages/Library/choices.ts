import type { RuleId, Severity } from '../../../../server/src/contracts/quality';
import type { TextState } from '../../../../server/src/contracts/texts';

/** In the order in which a person works them off. */
export const STATES = [
  'missing',
  'suggested',
  'stale',
  'ai',
  'approved',
  'human',
  'embedded',
  'decorative',
] as const satisfies readonly TextState[];

export const SEVERITIES = ['severe', 'warning', 'advice'] as const satisfies readonly Severity[];

export const RULES = [
  'refusal',
  'prompt-leak',
  'file-name',
  'placeholder',
  'no-words',
  'generic',
  'markup',
  'url',
  'wrong-language',
  'cut-off',
  'redundant-phrase',
  'file-ending',
  'underscore',
  'duplicate',
  'equals-caption',
  'media-word',
  'emoji',
  'all-capitals',
  'too-long',
  'too-short',
] as const satisfies readonly RuleId[];

/** Types of images by the name that people call them; a name is no word to translate. */
export const TYPES = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'image/svg+xml': 'SVG',
  'image/avif': 'AVIF',
  'image/tiff': 'TIFF',
} as const;

export const SORTS = ['-createdAt', 'createdAt', 'name', '-name'] as const;
export type Sort = (typeof SORTS)[number];

export const PAGE_SIZES = [20, 50, 100] as const;
