import * as React from 'react';

import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { TYPES } from './choices';
import { FILTER_NAMES, type LibraryFilters } from './filters';

export interface FilterWords {
  name: keyof LibraryFilters;
  /** “State: Missing” */
  words: string;
}

/** What the filters say, each in a few words. */
export function useFilterWords(filters: LibraryFilters): FilterWords[] {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  return React.useMemo(() => {
    const { state, locale, folder, mime, quality, q } = filters;
    const values: Record<keyof LibraryFilters, string | undefined> = {
      state: state && t(`states.${state}`),
      locale: locale && languageName(locale),
      folder,
      mime: mime && (Object.entries(TYPES).find(([type]) => type === mime)?.[1] ?? mime),
      quality: quality && t(`library.quality.${quality}`),
      q: q && t('library.words.quoted', { words: q }),
    };
    return FILTER_NAMES.flatMap((name) => {
      const value = values[name];
      if (value === undefined) return [];
      return [
        { name, words: t('library.filter.tag', { name: t(`library.filter.${name}`), value }) },
      ];
    });
  }, [filters, t, languageName]);
}
