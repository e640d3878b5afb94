import * as React from 'react';

import { useIntl } from 'react-intl';

import type { Finding } from '../../../../server/src/contracts/quality';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { PLUGIN_ID } from '../../pluginId';

export interface FindingWords {
  message: string;
  remedy: string;
}

/** A finding in the reader's language; the server's English where it is of a rule we do not know. */
export function useFindingWords(): (finding: Finding) => FindingWords {
  const intl = useIntl();
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  return React.useCallback(
    ({ rule, message, remedy = '', params = {} }) => {
      if (!(`${PLUGIN_ID}.findings.${rule}.message` in intl.messages)) return { message, remedy };
      const { found, expected } = params;
      const values = {
        ...params,
        ...(typeof found === 'string' ? { found: languageName(found) } : {}),
        ...(typeof expected === 'string' ? { expected: languageName(expected) } : {}),
      };
      return {
        message: t(`findings.${rule}.message`, values),
        remedy: t(`findings.${rule}.remedy`, values),
      };
    },
    [intl, t, languageName],
  );
}
