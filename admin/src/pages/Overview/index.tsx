import { Layouts, Page } from '@strapi/strapi/admin';
import { Button } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { useTranslation } from '../../hooks/useTranslation';
import { OverviewContent } from './OverviewContent';
import { useOverview } from './useOverview';

/** How far the library has got, what it costs, what runs, and what to do next. */
export default function OverviewPage() {
  const { t } = useTranslation();
  const intl = useIntl();
  const data = useOverview();
  const countedAt = data.overview.data?.countedAt;
  const subtitle =
    countedAt === undefined
      ? undefined
      : t('overview.countedAt', {
          time: intl.formatTime(countedAt, { timeStyle: 'medium' }),
        });
  return (
    <Page.Main aria-busy={data.isAwaiting}>
      <Page.Title>{t('nav.overview')}</Page.Title>
      <Layouts.Header
        title={t('nav.overview')}
        {...(subtitle === undefined ? {} : { subtitle })}
        primaryAction={
          <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={data.refresh}>
            {t('overview.refresh')}
          </Button>
        }
      />
      <Layouts.Content>
        <OverviewContent data={data} />
      </Layouts.Content>
    </Page.Main>
  );
}
