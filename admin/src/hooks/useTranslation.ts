import * as React from 'react';

import { useIntl } from 'react-intl';

import { PLUGIN_ID } from '../pluginId';
import type english from '../translations/en';

/** A message of this plugin, without its prefix. */
export type MessageId = keyof typeof english;

export type MessageValues = Record<string, string | number>;

/** Formats one of our messages. Strapi falls back to English where a language is missing. */
export type Translate = (id: MessageId, values?: MessageValues) => string;

interface Translation {
  t: Translate;
  /**
   * For what the server names at run time: our words if there are any, else the server's own. They
   * stand as they are, because a provider's may speak of `{{templates}}`.
   */
  tOr: (id: string, fallback: string) => string;
  /** “one, two and three” */
  formatList: (parts: string[]) => string;
  /** The reader's language, BCP-47. */
  locale: string;
}

/** The plugin's messages in the reader's language; an unknown id does not compile. */
export function useTranslation(): Translation {
  const intl = useIntl();
  return React.useMemo(
    () => ({
      t: (id, values) => intl.formatMessage({ id: `${PLUGIN_ID}.${id}` }, values),
      tOr: (id, fallback) => {
        const prefixed = `${PLUGIN_ID}.${id}`;
        const message = intl.messages[prefixed];
        return typeof message === 'string' ? message : fallback;
      },
      formatList: (parts) => intl.formatList(parts),
      locale: intl.locale,
    }),
    [intl],
  );
}
