import { Flex } from '@strapi/design-system';

import type { ProviderInfo } from '../../../../../server/src/contracts/providers';
import { Section } from '../../../components/Section';
import { useTranslation } from '../../../hooks/useTranslation';
import { Warnings } from '../Notices';
import { EMBEDDED_METADATA } from './embedded';
import { ProviderCard } from './ProviderCard';

/** A card for each provider that the server knows. */
export function ProvidersSection({ providers }: { providers: ProviderInfo[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('provider.section.title')} description={t('provider.section.description')}>
      <Warnings codes={['no_encryption_key', 'public_url_private']} />
      <Flex direction="column" alignItems="stretch" gap={3}>
        {providers.map((provider) => (
          <ProviderCard
            key={provider.id}
            provider={
              // The one whose name is no vendor's.
              provider.id === EMBEDDED_METADATA
                ? { ...provider, name: t('provider.embedded') }
                : provider
            }
          />
        ))}
      </Flex>
    </Section>
  );
}
