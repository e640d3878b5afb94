import * as React from 'react';

import { useAuth } from '@strapi/strapi/admin';

import type { Run } from '../../../../../server/src/contracts/runs';
import { backendUrl, requests } from '../../../services/api';
import { followEvents } from '../../../services/events';

interface Watch {
  id: number;
  /** Nobody listens to what is over. */
  isOpen: boolean;
  onRun: (run: Run) => void;
}

/** Hears of each change of a run. @returns whether it does, so that nobody need ask */
export function useRunEvents({ id, isOpen, onRun }: Watch): boolean {
  const token = useAuth('useRunEvents', (auth) => auth.token);
  const [isConnected, setIsConnected] = React.useState(false);
  React.useEffect(() => {
    if (!isOpen || token === null) return undefined;
    const listening = new AbortController();
    void followEvents({
      url: backendUrl(requests.runs.events(id).url),
      token,
      signal: listening.signal,
      onConnected: setIsConnected,
      onData: (data) => onRun(JSON.parse(data) as Run),
    });
    return () => {
      listening.abort();
      setIsConnected(false);
    };
  }, [id, isOpen, token, onRun]);
  return isConnected;
}
