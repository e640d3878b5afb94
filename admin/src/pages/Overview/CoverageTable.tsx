import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { Overview } from '../../../../server/src/contracts/overview';
import { STATE_FILLS } from '../../components/states/fills';
import { countOf, DRAWN, percentages } from '../../components/states/shares';
import { Swatch } from '../../components/states/Swatch';
import { usePercent } from '../../components/states/usePercent';
import { FigureTable } from '../../components/FigureTable';
import { PageLink } from '../../components/PageLink';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { pathTo } from '../App/pages';

/** The figures behind the bars, and what their colours mean. Each leads to its images. */
export function CoverageTable({ coverage }: Pick<Overview, 'coverage'>) {
  const { t } = useTranslation();
  const intl = useIntl();
  const languageName = useLanguageNames();
  const percent = usePercent();
  const languages = Object.entries(coverage).map(([locale, counts]) => {
    const rounded = percentages(DRAWN.map((state) => counts[state]));
    const total = DRAWN.reduce((sum, state) => sum + counts[state], 0);
    return { locale, counts, rounded, total };
  });
  return (
    <FigureTable
      caption={t('overview.coverage.caption')}
      columns={[t('overview.coverage.state'), ...languages.map((one) => languageName(one.locale))]}
    >
      {[...DRAWN.entries()]
        .filter(([, state]) => countOf({ coverage }, state) > 0)
        .map(([index, state]) => (
          <tr key={state}>
            <th scope="row">
              <Flex gap={2}>
                <Swatch fill={STATE_FILLS[state]} />
                {t(`states.${state}`)}
              </Flex>
            </th>
            {languages.map(({ locale, counts, rounded, total }) => (
              <td key={locale}>
                {counts[state] === 0 ? (
                  <Typography textColor="neutral600">{intl.formatNumber(0)}</Typography>
                ) : (
                  <>
                    <PageLink to={pathTo('library', { state, locale })}>
                      {intl.formatNumber(counts[state])}
                      <VisuallyHidden>
                        {` ${t(`states.${state}`)}, ${languageName(locale)}`}
                      </VisuallyHidden>
                    </PageLink>{' '}
                    <Typography variant="pi" textColor="neutral600">
                      {percent({ count: counts[state], total }, rounded[index])}
                    </Typography>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
    </FigureTable>
  );
}
