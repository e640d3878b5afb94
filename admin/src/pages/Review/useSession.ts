import * as React from 'react';

import { useRefreshAltTextsMutation } from '../../services/assets';

/** How long nobody decides before other figures in the panel, such as the menu's, are mended. */
const QUIET_MS = 3000;

export interface Session {
  /** How many texts were decided on since the page was opened. */
  done: number;
  count: (by: number) => void;
}

/** What a person has done since they opened the page. */
export function useSession(): Session {
  const [done, setDone] = React.useState(0);
  const [refresh] = useRefreshAltTextsMutation();
  const hasChanged = React.useRef(false);

  React.useEffect(() => {
    if (!hasChanged.current) return undefined;
    const timer = setTimeout(() => void refresh('figures'), QUIET_MS);
    return () => clearTimeout(timer);
  }, [done, refresh]);

  React.useEffect(
    () => () => {
      if (hasChanged.current) void refresh('all');
    },
    [refresh],
  );

  const count = React.useCallback((by: number) => {
    hasChanged.current = true;
    setDone((before) => before + by);
  }, []);
  return { done, count };
}
