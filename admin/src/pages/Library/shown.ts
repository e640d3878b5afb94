import type { Asset } from '../../../../server/src/contracts/assets';
import type { Finding } from '../../../../server/src/contracts/quality';
import type { Task } from '../../../../server/src/contracts/tasks';
import type { AssetText } from '../../../../server/src/contracts/texts';

/** What a card and a row are told of an image. */
export interface RowProps {
  asset: Asset;
  /** Whose text is shown. */
  locale: string;
  isSelected: boolean;
  onTick: (ids: readonly number[], isOn: boolean) => void;
  /** The address of the image's dialog. */
  to: string;
  canEdit: boolean;
  maxLength: number;
}

/** Nothing has been kept for a language that the site has only just learnt. */
const NO_TEXT: AssetText = {
  alternativeText: null,
  caption: null,
  state: 'missing',
  updatedAt: null,
};

export const textIn = (asset: Asset, locale: string): AssetText => asset.texts[locale] ?? NO_TEXT;

/** What there is to read: the text that stands, else the one that waits for a person. */
export function wordsOf({ alternativeText, suggestion }: AssetText): {
  words: string;
  isSuggestion: boolean;
} {
  const stands = alternativeText?.trim() ?? '';
  const suggested = suggestion?.alternativeText?.trim() ?? '';
  return stands === '' && suggested !== ''
    ? { words: suggested, isSuggestion: true }
    : { words: stands, isSuggestion: false };
}

/** Of each rule once, whatever the language. */
export const findingsOf = (asset: Asset): Finding[] => [
  ...new Map(
    Object.values(asset.texts)
      .flatMap(({ findings }) => findings ?? [])
      .map((finding) => [finding.rule, finding]),
  ).values(),
];

const OPEN: readonly Task['status'][] = ['queued', 'running'];

/** Whether the image is being described. */
export const isInWork = ({ task }: Asset): boolean => task !== null && OPEN.includes(task.status);

/** The latest task where it is something to worry about: it failed, or waits to try again. */
export function troubleOf({ task }: Asset): Task | null {
  if (task === null || task.code === undefined) return null;
  return task.status === 'failed' || task.status === 'queued' ? task : null;
}

/** The link to the image, which gets the focus back when its dialog closes. */
export const linkId = (assetId: number): string => `alt-text-library-${assetId}`;
