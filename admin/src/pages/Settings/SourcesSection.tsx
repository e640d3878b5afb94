import { useField } from '@strapi/strapi/admin';
import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import type { ProviderInfo } from '../../../../server/src/contracts/providers';
import { Columns } from '../../components/Columns';
import { useBoundField } from '../../components/fields/FormField';
import { ToggleField } from '../../components/fields/ToggleField';
import { OrderedList } from '../../components/OrderedList';
import { Section } from '../../components/Section';
import { useTranslation } from '../../hooks/useTranslation';
import { rowError } from './formErrors';
import { Warnings } from './Notices';
import { EMBEDDED_METADATA } from './providers/embedded';

const FIELD = 'sources.providers';

/** Which sources are asked for a text, and in which order. */
export function SourcesSection({ providers }: { providers: ProviderInfo[] }) {
  const { t } = useTranslation();
  const { rawError, error } = useField<string[]>(FIELD);
  const { value: order, disabled, setValue } = useBoundField<string[]>(FIELD, []);
  const find = (id: string) => providers.find((provider) => provider.id === id);
  const unused = providers.filter(({ id }) => id !== EMBEDDED_METADATA && !order.includes(id));

  const items = order.map((id, index) => {
    const provider = find(id);
    const lacksKey = provider?.needsKey === true && provider.keySource === 'none';
    return {
      id,
      label: provider?.name ?? id,
      detail: lacksKey ? t('sources.lacksKey') : undefined,
      error: rowError(rawError, index),
    };
  });

  return (
    <Section title={t('sources.title')} description={t('sources.description')}>
      <Warnings codes={['no_provider']} />
      <Columns>
        <ToggleField
          name="sources.embeddedMetadata"
          label={t('sources.embeddedMetadata')}
          hint={t('sources.embeddedMetadata.hint')}
        />
        <ToggleField
          name="sources.reuseIdenticalImages"
          label={t('sources.reuseIdenticalImages')}
          hint={t('sources.reuseIdenticalImages.hint')}
        />
      </Columns>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="h3">
          {t('sources.order')}
        </Typography>
        {items.length === 0 ? (
          <Typography textColor="neutral600">{t('sources.empty')}</Typography>
        ) : (
          <OrderedList
            label={t('sources.order')}
            items={items}
            firstBadge={t('sources.primary')}
            disabled={disabled}
            onChange={setValue}
          />
        )}
        <Field.Root name={FIELD} {...(error ? { error } : {})}>
          <Field.Label>{t('sources.add')}</Field.Label>
          <SingleSelect
            value=""
            placeholder={unused.length > 0 ? t('sources.add.placeholder') : t('sources.add.none')}
            disabled={disabled || unused.length === 0}
            onChange={(id) => setValue([...order, String(id)])}
          >
            {unused.map(({ id, name }) => (
              <SingleSelectOption key={id} value={id}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
      </Flex>
    </Section>
  );
}
