import type { FindingParams } from '../../contracts/quality';
import type { Subject } from '../types';

const MARKUP: readonly RegExp[] = [
  /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/iu,
  /<!--|-->|<!\[CDATA/u,
  /&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});/iu,
  /!?\[[^\]]*\]\([^)\s]+\)/u,
  /(?:^|[\s("])(\*\*|__)\S(?:.*?\S)?\1(?=$|[\s.,;:!?)"])/u,
  /^#{1,6} \p{L}/u,
  /`[^`]+`/u,
  /\[\/?(?:b|i|u|img|url|caption|gallery|quote|color|size)(?:[ =][^\]]*)?\]/iu,
  /\\(?:n|t|u[0-9a-f]{4})/u,
];

/** HTML, Markdown, entities or short codes, which are read out as they stand. */
export const markup = ({ text }: Subject): FindingParams | null => {
  for (const pattern of MARKUP) {
    const found = pattern.exec(text);
    if (found) return { part: found[0].trim() };
  }
  return null;
};

export const URL_PATTERN =
  /(?:\b(?:https?|ftp|file):\/\/|\bwww\.(?=[\p{L}\p{N}-]+\.)|\bdata:[a-z]+\/)\S+/giu;

export const url = ({ text }: Subject): FindingParams | null => {
  const found = text.match(URL_PATTERN);
  return found ? { url: found[0] } : null;
};
