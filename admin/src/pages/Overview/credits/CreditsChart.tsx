import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { CreditsOverTime } from '../../../../../server/src/contracts/overview';
import { filled, seriesFill, type Fill } from '../../../components/states/fills';
import { columnsOf, paidProviders, roundUp } from './chart';
import { usePeriodName } from './usePeriodName';

const Plot = styled(Flex)`
  width: 100%;
  height: 16rem;
  /* Lines at the top, in the middle and at the foot. */
  background:
    linear-gradient(
        ${({ theme }) => theme.colors.neutral200},
        ${({ theme }) => theme.colors.neutral200}
      )
      0 0 / 100% 1px no-repeat,
    linear-gradient(
        ${({ theme }) => theme.colors.neutral150},
        ${({ theme }) => theme.colors.neutral150}
      )
      0 50% / 100% 1px no-repeat,
    linear-gradient(
        ${({ theme }) => theme.colors.neutral300},
        ${({ theme }) => theme.colors.neutral300}
      )
      0 100% / 100% 1px no-repeat;
`;

/** Each figure is at the height of its line. */
const Axis = styled(Flex)`
  height: 17.6rem;
  margin-block-start: -0.8rem;

  & > * {
    line-height: 1.6rem;
  }
`;

const Pile = styled.div`
  display: flex;
  flex: 1;
  flex-direction: column-reverse;
  justify-content: flex-start;
  height: 100%;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }
`;

const Part = styled.div<{ $fill: Fill }>`
  width: 70%;
  max-width: 3.2rem;
  min-height: 2px;
  margin-inline: auto;
  ${filled}

  &:last-child {
    border-start-start-radius: 3px;
    border-start-end-radius: 3px;
  }

  & + & {
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral0};
  }
`;

interface Props {
  credits: CreditsOverTime;
  nameOf: (provider: string) => string;
}

/** A pile of credits for each day or month; what it shows is told beside it. */
export function CreditsChart({ credits, nameOf }: Props) {
  const intl = useIntl();
  const periodName = usePeriodName(credits.by);
  const providers = paidProviders(credits);
  const columns = columnsOf(credits);
  const top = roundUp(Math.max(...columns.map(({ total }) => total)));
  const write = (amount: number) => intl.formatNumber(amount, { maximumFractionDigits: 2 });
  const names = [columns[0], columns[Math.floor(columns.length / 2)], columns.at(-1)];
  return (
    <Flex gap={2} alignItems="flex-start" aria-hidden>
      <Axis direction="column" justifyContent="space-between" alignItems="flex-end">
        {[top, top / 2, 0].map((value) => (
          <Typography key={value} variant="pi" textColor="neutral600">
            {write(value)}
          </Typography>
        ))}
      </Axis>
      <Flex direction="column" alignItems="stretch" flex="1" gap={2} minWidth={0}>
        <Plot alignItems="flex-end">
          {columns.map(({ period, parts }) => (
            <Pile
              key={period}
              title={[
                periodName(period),
                ...parts.map((part) => `${nameOf(part.provider)}: ${write(part.credits)}`),
              ].join('\n')}
            >
              {parts.map(({ provider, credits: amount }) => (
                <Part
                  key={provider}
                  style={{ height: `${(amount * 100) / top}%` }}
                  $fill={seriesFill(providers.indexOf(provider))}
                />
              ))}
            </Pile>
          ))}
        </Plot>
        <Flex justifyContent="space-between">
          {names.map((column, index) => (
            <Typography key={index} variant="pi" textColor="neutral600">
              {column && periodName(column.period)}
            </Typography>
          ))}
        </Flex>
      </Flex>
    </Flex>
  );
}
