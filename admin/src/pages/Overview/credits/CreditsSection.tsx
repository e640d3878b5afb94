import * as React from 'react';

import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';

import type { CreditsOverTime, Overview } from '../../../../../server/src/contracts/overview';
import type { Site } from '../../../../../server/src/contracts/site';
import { Section } from '../../../components/Section';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextProvidersQuery } from '../../../services/settings';
import { useGetAltTextCreditsOverTimeQuery } from '../../../services/site';
import { CreditsFigure } from './CreditsFigure';
import { ProviderMonth } from './ProviderMonth';

const PERIODS: readonly CreditsOverTime['by'][] = ['day', 'month'];

/** What was paid of late, with the choice between days and months. */
function History({ nameOf }: { nameOf: (provider: string) => string }) {
  const { t } = useTranslation();
  const errorMessage = useErrorMessage();
  const [by, setBy] = React.useState<CreditsOverTime['by']>('day');
  const { data, currentData, error, isFetching, refetch } = useGetAltTextCreditsOverTimeQuery(by, {
    refetchOnMountOrArgChange: true,
  });
  const hasFailed = error !== undefined && currentData === undefined;
  // The other period stands until this one is there, so that nothing jumps or closes meanwhile.
  const shown = hasFailed ? undefined : data;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography variant="epsilon" fontWeight="semiBold" tag="h3">
          {t('overview.credits.history')}
        </Typography>
        <Flex gap={2} role="group" aria-label={t('overview.credits.period')}>
          {PERIODS.map((period) => (
            <Button
              key={period}
              size="S"
              variant={period === by ? 'secondary' : 'tertiary'}
              aria-pressed={period === by}
              onClick={() => setBy(period)}
            >
              {t(`overview.credits.by.${period}`)}
            </Button>
          ))}
        </Flex>
      </Flex>
      <Box aria-busy={isFetching} minHeight="22rem">
        {shown !== undefined && <CreditsFigure credits={shown} nameOf={nameOf} />}
        {hasFailed && (
          <Flex direction="column" alignItems="flex-start" gap={3} role="alert">
            <Typography textColor="danger600">
              {t('overview.credits.failed', { reason: errorMessage(error) })}
            </Typography>
            <Button variant="tertiary" size="S" onClick={() => void refetch()}>
              {t('overview.retry')}
            </Button>
          </Flex>
        )}
        {shown === undefined && !hasFailed && (
          <Flex justifyContent="center" padding={6}>
            <Loader small>{t('overview.loading')}</Loader>
          </Flex>
        )}
      </Box>
    </Flex>
  );
}

interface Props {
  overview: Overview;
  site: Site;
  /** The balance is the provider's own, and its settings are not for everybody. */
  maySeeBalance: boolean;
}

/** What it costs: this month by provider, and over time. */
export function CreditsSection({ overview, site, maySeeBalance }: Props) {
  const { t } = useTranslation();
  const { data: providers = [] } = useGetAltTextProvidersQuery(undefined, { skip: !maySeeBalance });
  const nameOf = (id: string): string =>
    [...site.providers, ...providers].find((provider) => provider.id === id)?.name ?? id;
  const hasBalance = (id: string): boolean =>
    providers.some(
      ({ id: other, canReadCredits, keySource, needsKey }) =>
        other === id && canReadCredits && (keySource !== 'none' || !needsKey),
    );
  const months = Object.entries(overview.credits);
  return (
    <Section title={t('overview.credits.title')}>
      {months.length > 0 && (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4} padding={0}>
          {months.map(([id, month]) => (
            <Box key={id} tag="li" style={{ listStyle: 'none' }}>
              <ProviderMonth id={id} name={nameOf(id)} hasBalance={hasBalance(id)} {...month} />
            </Box>
          ))}
        </Flex>
      )}
      <History nameOf={nameOf} />
    </Section>
  );
}
