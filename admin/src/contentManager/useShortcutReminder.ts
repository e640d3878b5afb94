import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import type { PublishCheck } from '../../../server/src/contracts/publish';
import { useLanguageNames } from '../hooks/useLanguageNames';
import { useTranslation } from '../hooks/useTranslation';

const isPublish = ({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key === 'Enter' && shiftKey && (ctrlKey || metaKey);

/**
 * Strapi's shortcut for publishing passes its own button by: a notification then says what the
 * button would have asked. What may not be published, the server refuses in words of its own.
 *
 * @param look asks the server about the form as it is
 */
export function useShortcutReminder(
  isEnabled: boolean,
  look: () => Promise<PublishCheck | null>,
): void {
  const { t, formatList } = useTranslation();
  const languageName = useLanguageNames();
  const { toggleNotification } = useNotification();

  const remind = async (): Promise<void> => {
    const found = await look();
    if (found?.onPublish !== 'warn') return;
    const { images } = found;
    const languages = [...new Set(images.map(({ language }) => language))].map(languageName);
    const intro = t('publish.entry', { count: images.length, language: formatList(languages) });
    const names = formatList(images.map(({ name }) => name));
    toggleNotification({ type: 'warning', message: `${intro} ${names}` });
  };
  const latest = React.useRef(remind);
  latest.current = remind;

  React.useEffect(() => {
    if (!isEnabled) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isPublish(event)) void latest.current();
    };
    // Strapi's own listener sees the key as well, before or after this one.
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [isEnabled]);
}
