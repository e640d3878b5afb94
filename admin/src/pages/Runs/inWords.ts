import type { RunFilter, RunOptions } from '../../../../server/src/contracts/runs';
import type { Translate } from '../../hooks/useTranslation';
import { usualStates } from './filter';

/** The tongue of whoever reads. */
export interface Words {
  t: Translate;
  formatList: (parts: string[]) => string;
  /** A day, or a moment of it. */
  formatDay: (day: string) => string;
  /** Names a language. */
  nameOf: (code: string) => string;
}

const SEVERITIES = ['any', 'severe', 'warning', 'advice'] as const;

const isSeverity = (text: string): text is (typeof SEVERITIES)[number] =>
  (SEVERITIES as readonly string[]).includes(text);

/** Which texts a quality filter means. */
export const qualityInWords = (quality: string, t: Translate): string =>
  isSeverity(quality) ? t(`runs.quality.${quality}`) : t('runs.quality.rule', { rule: quality });

/** `image/svg+xml` → SVG; `image/*` → every image. */
export function typeInWords(mime: string, t: Translate): string {
  const [, type = mime] = mime.split('/');
  return type === '*' ? t('runs.type.any') : (type.split('+')[0] ?? type).toUpperCase();
}

/** Which images a run is about. */
export function filterInWords(filter: RunFilter, { t, formatList, formatDay }: Words): string {
  const { ids, folder, mime, createdAfter, quality = '', states } = filter;
  const wanted = states ?? usualStates({ quality, overwriteHuman: false });
  const parts = [formatList(wanted.map((state) => t(`states.${state}`)))];
  if (quality !== '') parts.push(qualityInWords(quality, t));
  if (ids) parts.push(t('runs.filter.ids', { count: ids.length }));
  if (folder !== undefined && folder !== '/') parts.push(t('runs.filter.folder', { folder }));
  if (mime !== undefined) parts.push(typeInWords(mime, t));
  if (createdAfter !== undefined) {
    parts.push(t('runs.filter.createdAfter', { day: formatDay(createdAfter) }));
  }
  return parts.join(' · ');
}

/** What is out of the ordinary about a run; empty: nothing. */
export function optionsInWords(options: RunOptions, { t, formatList, nameOf }: Words): string[] {
  const { provider, languages, mode, overwriteHuman, importedFrom } = options;
  return [
    ...(importedFrom === undefined ? [] : [t('runs.option.import', { file: importedFrom })]),
    ...(mode === 'suggest' ? [t('runs.option.suggest')] : []),
    ...(languages ? [formatList(languages.map(nameOf))] : []),
    ...(provider === undefined ? [] : [t('runs.option.provider', { provider })]),
    ...(overwriteHuman ? [t('runs.option.overwrite')] : []),
  ];
}
