import * as React from 'react';

import { Button, Dialog } from '@strapi/design-system';
import { useBlocker } from 'react-router-dom';

import { useTranslation } from '../../hooks/useTranslation';

/** A wait that is over sooner is not worth a dialog. */
const PATIENCE_MS = 400;

interface Props {
  /** How many decisions are not at the server yet. */
  pending: number;
  /** How many have come back so far: with a new one, nobody leaves unknowing. */
  problems: number;
}

/** Lets nobody leave before what they decided is kept; then they go where they wanted to go. */
export function LeaveGuard({ pending, problems }: Props) {
  const { t } = useTranslation();
  const [isLong, setIsLong] = React.useState(false);
  const problemsBefore = React.useRef(problems);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      pending > 0 &&
      (currentLocation.pathname !== nextLocation.pathname ||
        currentLocation.search !== nextLocation.search),
  );
  const isBlocked = blocker.state === 'blocked';

  React.useEffect(() => {
    if (!isBlocked) {
      problemsBefore.current = problems;
    } else if (problems > problemsBefore.current) {
      blocker.reset();
    } else if (pending === 0) {
      blocker.proceed();
    }
  }, [isBlocked, blocker, pending, problems]);

  React.useEffect(() => {
    if (!isBlocked) return undefined;
    const timer = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isBlocked]);

  React.useEffect(() => {
    if (pending === 0) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [pending]);

  if (blocker.state !== 'blocked' || !isLong) return null;
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && blocker.reset()}>
      <Dialog.Content>
        <Dialog.Header>{t('review.leaving')}</Dialog.Header>
        <Dialog.Body>{t('review.leaving.hint', { count: pending })}</Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary">{t('review.leaving.stay')}</Button>
          </Dialog.Cancel>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
