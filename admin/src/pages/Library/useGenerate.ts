import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslation } from '../../hooks/useTranslation';
import { pathTo } from '../App/pages';
import { MOST_IDS } from './collectIds';
import { type LibraryFilters, listFilter, runFilter } from './filters';
import type { Selection } from './selection';
import { useCollect } from './useBulk';

/** Leads to the form of a new run over what is selected: by the filter, else image by image. */
export function useGenerate(filters: LibraryFilters) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const collect = useCollect(filters);
  const [isCollecting, setIsCollecting] = React.useState(false);

  const generate = async (selection: Selection): Promise<void> => {
    const isWhole = selection.kind === 'all' && selection.except.size === 0;
    const filter = isWhole ? runFilter(filters) : null;
    if (filter) {
      navigate(pathTo('runs', filter, '/new'));
      return;
    }
    setIsCollecting(true);
    try {
      const { ids, hasMore } = await collect(selection);
      if (hasMore) {
        toggleNotification({
          type: 'warning',
          message: t('library.generate.more', { most: MOST_IDS }),
        });
      }
      const { state, locale } = listFilter(filters);
      const narrowed = {
        ids: ids.join(','),
        ...(state === undefined ? {} : { states: state }),
        ...(locale === undefined ? {} : { languages: locale }),
      };
      navigate(pathTo('runs', narrowed, '/new'));
    } catch (error) {
      setIsCollecting(false);
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };
  return { generate, isCollecting };
}
