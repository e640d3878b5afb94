import * as React from 'react';

import { useLocation, useNavigate } from 'react-router-dom';

import { isSection, type SectionId } from './sections';

/**
 * The section that is shown. Its name is in the address (`#credits`), so that other pages can lead
 * to it and a reload stays there. It is no query: the form asks before one is left with changes.
 */
export function useSection(): [SectionId, (section: SectionId) => void] {
  const { hash, search } = useLocation();
  const navigate = useNavigate();
  const named = hash.slice(1);
  const wanted = isSection(named) ? named : 'providers';
  // What the address says comes a moment later than the click; a refused field cannot wait for it.
  const [shown, setShown] = React.useState(wanted);
  React.useEffect(() => setShown(wanted), [wanted]);

  const show = React.useCallback(
    (section: SectionId) => {
      setShown(section);
      navigate({ search, hash: `#${section}` }, { replace: true });
    },
    [navigate, search],
  );
  return [shown, show];
}
