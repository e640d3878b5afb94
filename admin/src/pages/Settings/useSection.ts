import * as React from 'react';

import { useQueryParams } from '@strapi/strapi/admin';

import { isSection, type SectionId } from './sections';

/**
 * The section that is shown. Its name is in the address (`?section=credits`), so that other pages
 * can lead to it and a reload stays there.
 */
export function useSection(): [SectionId, (section: SectionId) => void] {
  const [{ query }, setQuery] = useQueryParams<{ section?: string }>();
  const wanted = isSection(query.section) ? query.section : 'providers';
  // What the address says comes a moment later than the click; a refused field cannot wait for it.
  const [shown, setShown] = React.useState(wanted);
  React.useEffect(() => setShown(wanted), [wanted]);

  const show = React.useCallback(
    (section: SectionId) => {
      setShown(section);
      setQuery({ section }, 'push', true);
    },
    [setQuery],
  );
  return [shown, show];
}
