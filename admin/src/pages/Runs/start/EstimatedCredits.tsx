import { Box, Flex, Typography } from '@strapi/design-system';

import type { Overview } from '../../../../../server/src/contracts/overview';
import type { RunEstimate } from '../../../../../server/src/contracts/runs';
import type { Site } from '../../../../../server/src/contracts/site';
import { useTranslation } from '../../../hooks/useTranslation';
import { useRunWords } from '../useRunWords';
import { budgetLeft } from './concerns';

interface Fact {
  term: string;
  value: string;
}

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Box tag="dl">
      {facts.map(({ term, value }) => (
        <Flex key={term} justifyContent="space-between" gap={2}>
          <Typography tag="dt" variant="pi" textColor="neutral600">
            {term}
          </Typography>
          <Typography tag="dd" variant="pi" textColor="neutral800">
            {value}
          </Typography>
        </Flex>
      ))}
    </Box>
  );
}

interface Props {
  estimate: RunEstimate;
  site: Site;
  overview: Overview | undefined;
}

/** By provider: what it costs at the most, what the account holds and what the budget leaves. */
export function EstimatedCredits({ estimate, site, overview }: Props) {
  const { t } = useTranslation();
  const words = useRunWords();
  const { credits, remaining } = estimate;
  const providers = Object.entries(credits);
  if (providers.length === 0) {
    return (
      <Typography tag="p" textColor="neutral600">
        {t('runs.estimate.free')}
      </Typography>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {providers.map(([id, needed]) => {
        const account = remaining[id];
        const budget = budgetLeft(overview, id);
        const left =
          typeof account === 'number' ? words.number(account) : t('runs.estimate.unknown');
        const facts = [
          { term: t('runs.estimate.account'), value: left },
          ...(budget === null
            ? []
            : [{ term: t('runs.estimate.budget'), value: words.number(budget) }]),
        ];
        return (
          <Box key={id}>
            <Flex justifyContent="space-between" gap={2} paddingBottom={1}>
              <Typography tag="h3" variant="omega" fontWeight="semiBold">
                {site.providers.find((provider) => provider.id === id)?.name ?? id}
              </Typography>
              <Typography fontWeight="semiBold" textColor="neutral800">
                {t('runs.estimate.credits', { count: needed })}
              </Typography>
            </Flex>
            <Facts facts={facts} />
          </Box>
        );
      })}
    </Flex>
  );
}
