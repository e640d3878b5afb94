import * as React from 'react';

import { useField, useForm } from '@strapi/strapi/admin';
import { Accordion, Badge, Divider, Flex, Typography } from '@strapi/design-system';

import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import type { Settings, SettingsWarning } from '../../../../../server/src/contracts/settings';
import { Columns } from '../../../components/Columns';
import { Mark } from '../../../components/Mark';
import { useTranslation } from '../../../hooks/useTranslation';
import { useWarnings, Warnings } from '../Notices';
import { EMBEDDED_METADATA } from './embedded';
import { OptionInput } from './OptionInput';
import { ProviderAccess } from './ProviderAccess';
import { ProviderCredits } from './ProviderCredits';
import { ProviderFacts } from './ProviderFacts';

/** What the server fills into an option that takes templates. */
const TEMPLATES = '{{file.name}}, {{folder.name}}, {{entry.title}}';

/** Whether the provider is asked at all, as the form stands. */
const useIsInUse = (id: string): boolean =>
  useForm('useIsInUse', (form) => {
    const { sources } = form.values as Settings;
    return id === EMBEDDED_METADATA ? sources.embeddedMetadata : sources.providers.includes(id);
  });

function KeyBadge({ provider }: { provider: ProviderInfo }) {
  const { t } = useTranslation();
  if (!provider.needsKey && provider.keySource === 'none') return null;
  return (
    <Badge variant={provider.keySource === 'none' ? 'neutral' : 'success'}>
      {t(`provider.keySource.${provider.keySource}`)}
    </Badge>
  );
}

/** What is wrong with this one, and can be mended here. */
const CARD_WARNINGS: SettingsWarning['code'][] = ['key_missing', 'images_unreachable'];

function WarningBadge({ id }: { id: string }) {
  const { t } = useTranslation();
  const warnings = useWarnings();
  if (!warnings.some(({ provider }) => provider === id)) return null;
  return (
    <Badge backgroundColor="warning100" borderColor="warning200" textColor="neutral800">
      {t('provider.warned')}
    </Badge>
  );
}

/** One provider: closed, its name and state; open, its key, balance and options. */
export function ProviderCard({ provider }: { provider: ProviderInfo }) {
  const { t } = useTranslation();
  const isInUse = useIsInUse(provider.id);
  const { rawError } = useField(`providers.${provider.id}`);
  const [openItem, setOpenItem] = React.useState('');

  // A field that the server refused must be seen. Before the form looks for it, to give it the focus.
  React.useLayoutEffect(() => {
    if (rawError !== undefined) setOpenItem(provider.id);
  }, [rawError, provider.id]);

  return (
    <Accordion.Root value={openItem} onValueChange={setOpenItem}>
      <Accordion.Item value={provider.id}>
        <Accordion.Header>
          <Accordion.Trigger>{provider.name}</Accordion.Trigger>
          <Accordion.Actions>
            <Flex gap={2} style={{ whiteSpace: 'nowrap' }}>
              {isInUse && <Mark>{t('provider.inUse')}</Mark>}
              <WarningBadge id={provider.id} />
              <KeyBadge provider={provider} />
            </Flex>
          </Accordion.Actions>
        </Accordion.Header>
        <Accordion.Content>
          <Flex direction="column" alignItems="stretch" gap={5} padding={6}>
            <Warnings codes={CARD_WARNINGS} provider={provider} />
            <ProviderFacts provider={provider} />
            <ProviderAccess provider={provider} />
            <ProviderCredits provider={provider} />
            {provider.options.length > 0 && (
              <>
                <Divider />
                <Flex direction="column" alignItems="flex-start" gap={1}>
                  <Typography variant="epsilon" fontWeight="semiBold" tag="h4">
                    {t('provider.options')}
                  </Typography>
                  {provider.options.some(({ template }) => template) && (
                    <Typography variant="pi" textColor="neutral600">
                      {t('options.templates', { templates: TEMPLATES })}
                    </Typography>
                  )}
                </Flex>
                <Columns>
                  {provider.options.map((option) => (
                    <OptionInput key={option.key} providerId={provider.id} option={option} />
                  ))}
                </Columns>
              </>
            )}
          </Flex>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}
