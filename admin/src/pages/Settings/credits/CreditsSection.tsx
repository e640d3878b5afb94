import * as React from 'react';

import { useField, useForm } from '@strapi/strapi/admin';
import {
  Box,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
  useNotifyAT,
} from '@strapi/design-system';

import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import type { Settings } from '../../../../../server/src/contracts/settings';
import { useBoundField } from '../../../components/fields/FormField';
import { SelectField } from '../../../components/fields/SelectField';
import { Section } from '../../../components/Section';
import { useTranslation } from '../../../hooks/useTranslation';
import { errorAt } from '../formErrors';
import { EMBEDDED_METADATA } from '../providers/embedded';
import { BudgetRow } from './BudgetRow';
import { firstBudget } from './budget';

const FIELD = 'budgets';
const NONE: Settings['budgets'] = {};

/** What happens where an account or a budget is used up. */
function WhenUsedUp() {
  const { t } = useTranslation();
  const policy = useForm('WhenUsedUp', (form) => (form.values as Settings).sources);
  return (
    <Section title={t('credits.policy.title')} description={t('credits.policy.description')}>
      <Box maxWidth="72rem">
        <SelectField
          name="sources.whenOutOfCredits"
          label={t('sources.whenOutOfCredits')}
          hint={t(`sources.whenOutOfCredits.${policy.whenOutOfCredits}.hint`)}
          choices={[
            { value: 'stop', label: t('sources.whenOutOfCredits.stop') },
            { value: 'next', label: t('sources.whenOutOfCredits.next') },
          ]}
          fallback="stop"
        />
      </Box>
    </Section>
  );
}

/** Credits a month by provider, and what happens at their end. */
export function CreditsSection({ providers }: { providers: ProviderInfo[] }) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const { rawError } = useField<Settings['budgets']>(FIELD);
  const { value: budgets, disabled, setValue } = useBoundField(FIELD, NONE);
  const add = React.useRef<HTMLDivElement>(null);
  const ids = Object.keys(budgets);
  const without = providers.filter(({ id }) => id !== EMBEDDED_METADATA && !ids.includes(id));

  const remove = (id: string, name: string) => {
    setValue(Object.fromEntries(Object.entries(budgets).filter(([other]) => other !== id)));
    notifyStatus(t('order.removed', { name }));
    add.current?.querySelector<HTMLElement>('[role="combobox"]')?.focus();
  };

  return (
    <>
      <Section title={t('credits.budgets.title')} description={t('credits.budgets.description')}>
        {ids.length === 0 ? (
          <Typography textColor="neutral600">{t('credits.budgets.empty')}</Typography>
        ) : (
          <Flex
            tag="ul"
            aria-label={t('credits.budgets.title')}
            direction="column"
            alignItems="stretch"
            gap={4}
            padding={0}
          >
            {ids.map((id) => {
              const provider = providers.find((one) => one.id === id);
              const refused = errorAt(rawError, id);
              return (
                <Box key={id} tag="li" style={{ listStyle: 'none' }}>
                  <BudgetRow
                    id={id}
                    name={provider?.name ?? id}
                    usage={provider?.usage}
                    error={typeof refused === 'string' ? refused : undefined}
                    onRemove={() => remove(id, provider?.name ?? id)}
                  />
                </Box>
              );
            })}
          </Flex>
        )}
        <Box ref={add} maxWidth="72rem">
          <Field.Root hint={t('credits.budgets.hint')}>
            <Field.Label>{t('credits.budgets.add')}</Field.Label>
            <SingleSelect
              value=""
              placeholder={
                without.length > 0 ? t('sources.add.placeholder') : t('credits.budgets.all')
              }
              disabled={disabled || without.length === 0}
              onChange={(id) =>
                setValue({
                  ...budgets,
                  [String(id)]: {
                    monthlyCredits: firstBudget(without.find((one) => one.id === id)?.usage),
                  },
                })
              }
            >
              {without.map(({ id, name }) => (
                <SingleSelectOption key={id} value={id}>
                  {name}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Hint />
          </Field.Root>
        </Box>
      </Section>
      <WhenUsedUp />
    </>
  );
}
