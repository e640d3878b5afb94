import { Button, EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { EmptyDocuments, EmptyPictures } from '@strapi/icons/symbols';
import { Link } from 'react-router-dom';

import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslation } from '../../hooks/useTranslation';
import { isNarrowed } from './filters';
import { useFilterWords } from './useFilterWords';
import type { AddressControl } from './useLibraryAddress';

/** Why there is nothing to see, and what to do about it. */
export function Nothing({ address }: { address: AddressControl }) {
  const { t, formatList } = useTranslation();
  const words = useFilterWords(address.filters).map((tag) => tag.words);
  if (!isNarrowed(address.filters)) {
    return (
      <EmptyStateLayout
        icon={<EmptyPictures width="16rem" />}
        content={t('library.empty')}
        action={
          <LinkButton tag={Link} to="/plugins/upload" variant="secondary">
            {t('library.empty.upload')}
          </LinkButton>
        }
        hasRadius
        shadow="tableShadow"
      />
    );
  }
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={t('library.empty.filtered', { filters: formatList(words) })}
      action={
        <Button variant="secondary" onClick={address.clearFilters}>
          {t('library.filters.clear')}
        </Button>
      }
      hasRadius
      shadow="tableShadow"
    />
  );
}

/** The list could not be had. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const errorMessage = useErrorMessage();
  return (
    <div role="alert">
      <EmptyStateLayout
        icon={<WarningCircle width="6rem" height="6rem" fill="danger600" />}
        content={t('library.failed', { error: errorMessage(error) })}
        action={
          <Button variant="secondary" onClick={onRetry}>
            {t('library.retry')}
          </Button>
        }
        hasRadius
        shadow="tableShadow"
      />
    </div>
  );
}
