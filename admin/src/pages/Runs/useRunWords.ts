import * as React from 'react';

import { useIntl } from 'react-intl';

import type { TaskCode } from '../../../../server/src/contracts/errors';
import type { Run, RunFilter, RunOptions } from '../../../../server/src/contracts/runs';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { filterInWords, optionsInWords } from './inWords';
import { roughTime } from './progress';

/** What runs are about, how long they take and why something went wrong, for a reader. */
export function useRunWords() {
  const { t, tOr, formatList } = useTranslation();
  const intl = useIntl();
  const nameOf = useLanguageNames();
  return React.useMemo(() => {
    const words = {
      t,
      formatList,
      formatDay: (day: string) => intl.formatDate(day, { dateStyle: 'medium', timeZone: 'UTC' }),
      nameOf,
    };
    return {
      number: (value: number) => intl.formatNumber(value, { maximumFractionDigits: 1 }),
      percent: (value: number) => intl.formatNumber(value / 100, { style: 'percent' }),
      moment: (at: string) => intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }),
      filter: (filter: RunFilter) => filterInWords(filter, words),
      options: (options: RunOptions) => optionsInWords(options, words),
      time: (seconds: number) => {
        const { unit, count } = roughTime(seconds);
        return t(`runs.time.${unit}`, { count });
      },
      name: ({ id, options }: Pick<Run, 'id' | 'options'>) => {
        if (options.dryRun) return t('runs.name.dryRun', { id });
        return t(options.importedFrom === undefined ? 'runs.name' : 'runs.name.import', { id });
      },
      /** Why, and what to do: ours for a code that we know, else the server's. */
      cause: (code: TaskCode, message: string) =>
        tOr(`errors.${code}`, tOr(`runs.cause.${code}`, message)),
    };
  }, [t, tOr, formatList, intl, nameOf]);
}
