import * as React from 'react';

import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { CreditsOverTime } from '../../../../../server/src/contracts/overview';
import { seriesFill } from '../../../components/states/fills';
import { Swatch } from '../../../components/states/Swatch';
import { FigureTable } from '../../../components/FigureTable';
import { useTranslation } from '../../../hooks/useTranslation';
import { columnsOf, paidProviders } from './chart';
import { CreditsChart } from './CreditsChart';
import { usePeriodName } from './usePeriodName';

interface Props {
  credits: CreditsOverTime;
  nameOf: (provider: string) => string;
}

/** The same as the chart in figures, the newest first; a period without any is left out. */
function CreditsTable({ credits, nameOf }: Props) {
  const { t } = useTranslation();
  const intl = useIntl();
  const periodName = usePeriodName(credits.by);
  const providers = paidProviders(credits);
  const write = (amount: number) => intl.formatNumber(amount, { maximumFractionDigits: 2 });
  return (
    <FigureTable
      caption={t('overview.credits.history')}
      columns={[t(`overview.credits.column.${credits.by}`), ...providers.map(nameOf)]}
      maxHeight="28rem"
    >
      {columnsOf(credits)
        .filter(({ total }) => total > 0)
        .reverse()
        .map(({ period, parts }) => (
          <tr key={period}>
            <th scope="row">{periodName(period)}</th>
            {providers.map((provider) => (
              <td key={provider}>
                {write(parts.find((part) => part.provider === provider)?.credits ?? 0)}
              </td>
            ))}
          </tr>
        ))}
    </FigureTable>
  );
}

/** What was paid of late as a chart, and on demand as a table. */
export function CreditsFigure({ credits, nameOf }: Props) {
  const { t } = useTranslation();
  const intl = useIntl();
  const periodName = usePeriodName(credits.by);
  const [isOpen, setIsOpen] = React.useState(false);
  const tableId = React.useId();
  const providers = paidProviders(credits);
  const totalOf = (provider: string) =>
    (credits.spent[provider] ?? []).reduce((sum, one) => sum + one, 0);
  const write = (amount: number) => intl.formatNumber(amount, { maximumFractionDigits: 2 });

  if (providers.length === 0) {
    return (
      <Typography tag="p" textColor="neutral600">
        {t(`overview.credits.none.${credits.by}`)}
      </Typography>
    );
  }
  const label = t('overview.credits.figure', {
    from: periodName(credits.periods[0] ?? ''),
    to: periodName(credits.periods.at(-1) ?? ''),
    credits: write(providers.reduce((sum, provider) => sum + totalOf(provider), 0)),
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Box role="img" aria-label={label}>
        <CreditsChart credits={credits} nameOf={nameOf} />
      </Box>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Flex tag="ul" gap={4} wrap="wrap" padding={0}>
          {providers.map((provider, index) => (
            <Flex key={provider} tag="li" gap={2} style={{ listStyle: 'none' }}>
              <Swatch fill={seriesFill(index)} />
              <Typography variant="pi" textColor="neutral800">
                {nameOf(provider)}
              </Typography>
              <Typography variant="pi" fontWeight="bold" textColor="neutral800">
                {write(totalOf(provider))}
              </Typography>
            </Flex>
          ))}
        </Flex>
        <TextButton
          endIcon={isOpen ? <ChevronUp /> : <ChevronDown />}
          aria-expanded={isOpen}
          aria-controls={tableId}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('overview.credits.table')}
        </TextButton>
      </Flex>
      <Box id={tableId} display={isOpen ? 'block' : 'none'}>
        {isOpen && <CreditsTable credits={credits} nameOf={nameOf} />}
      </Box>
    </Flex>
  );
}
