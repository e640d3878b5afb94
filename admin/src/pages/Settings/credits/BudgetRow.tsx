import { useIntl } from 'react-intl';

import { Box, Flex, Grid, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';

import type { Usage } from '../../../../../server/src/contracts/providers';
import { useBoundField } from '../../../components/fields/FormField';
import { NumberField } from '../../../components/fields/NumberField';
import { UsageBar } from '../../../components/UsageBar';
import { useTranslation } from '../../../hooks/useTranslation';
import { spentOf } from './budget';

interface UsedProps {
  name: string;
  usage: Usage;
  monthlyCredits: number | null;
}

/** What the month has cost so far, beside what it may. */
function Used({ name, usage, monthlyCredits }: UsedProps) {
  const { t } = useTranslation();
  const intl = useIntl();
  const whole = (credits: number) => intl.formatNumber(credits, { maximumFractionDigits: 1 });
  const spent = monthlyCredits === null ? null : spentOf(usage.thisMonth, monthlyCredits);
  const used =
    monthlyCredits === null
      ? t('credits.used', { used: whole(usage.thisMonth) })
      : t('credits.usedOf', { used: whole(usage.thisMonth), budget: whole(monthlyCredits) });
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={6}>
      {spent !== null && (
        <UsageBar
          percent={spent.percent}
          state={spent.state}
          label={t('credits.usedBar', { name })}
        />
      )}
      <Typography variant="pi" textColor={spent?.state === 'used-up' ? 'danger600' : 'neutral800'}>
        {spent?.state === 'used-up' ? `${used} ${t('credits.usedUp')}` : used}
        {spent?.state === 'near' && ` ${t('credits.nearlyUsedUp')}`}
      </Typography>
      {usage.usualMonth !== null && (
        <Typography variant="pi" textColor="neutral600">
          {t('credits.usualMonth', { credits: whole(Math.round(usage.usualMonth)) })}
        </Typography>
      )}
    </Flex>
  );
}

interface Props {
  id: string;
  name: string;
  usage: Usage | undefined;
  error: string | undefined;
  onRemove: () => void;
}

/** One provider's budget. */
export function BudgetRow({ id, name, usage, error, onRemove }: Props) {
  const { t } = useTranslation();
  const field = `budgets.${id}.monthlyCredits`;
  const { value, disabled } = useBoundField<number | null>(field, null);
  return (
    <Box borderColor={error === undefined ? 'neutral200' : 'danger600'} hasRadius padding={4}>
      <Flex gap={4} alignItems="flex-start">
        <Box flex="1" minWidth={0}>
          <Grid.Root gap={4}>
            <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
              <NumberField name={field} label={t('credits.budget', { name })} />
              {error !== undefined && (
                <Typography variant="pi" tag="p" textColor="danger600" role="alert">
                  {error}
                </Typography>
              )}
            </Grid.Item>
            <Grid.Item col={6} s={12} xs={12} direction="column" alignItems="stretch">
              {usage !== undefined && <Used name={name} usage={usage} monthlyCredits={value} />}
            </Grid.Item>
          </Grid.Root>
        </Box>
        <Box paddingTop={6}>
          <IconButton
            label={t('common.remove', { name: t('credits.budget', { name }) })}
            variant="ghost"
            disabled={disabled}
            onClick={onRemove}
          >
            <Trash />
          </IconButton>
        </Box>
      </Flex>
    </Box>
  );
}
