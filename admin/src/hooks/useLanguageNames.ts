import * as React from 'react';

import { useIntl } from 'react-intl';

/** Names a BCP-47 code in the reader's language; a code that has no name stands for itself. */
export function useLanguageNames(): (code: string) => string {
  const { locale } = useIntl();
  return React.useMemo(() => {
    const names = new Intl.DisplayNames([locale, 'en'], { type: 'language' });
    return (code) => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    };
  }, [locale]);
}
