import * as React from 'react';

import { Alert } from '@strapi/design-system';

import type { ProviderInfo } from '../../../../server/src/contracts/providers';
import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextWarningsQuery } from '../../services/settings';

interface NoticeProps {
  variant: 'default' | 'warning' | 'danger';
  title: string;
  children: React.ReactNode;
}

/** A notice that can be closed for this visit. */
function Notice({ variant, title, children }: NoticeProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = React.useState(true);
  if (!isOpen) return null;
  // The alert's own button has no type, so inside a form it would submit.
  const close = (event?: React.SyntheticEvent) => {
    event?.preventDefault();
    setIsOpen(false);
  };
  return (
    <Alert variant={variant} title={title} closeLabel={t('common.close')} onClose={close}>
      {children}
    </Alert>
  );
}

interface Props {
  providers: ProviderInfo[];
  canUpdate: boolean;
}

/** What to know before anything is changed: missing rights, and what the server warns of. */
export function Notices({ providers, canUpdate }: Props) {
  const { t } = useTranslation();
  const { data: warnings = [], isError } = useGetAltTextWarningsQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  return (
    <>
      {!canUpdate && (
        <Notice variant="default" title={t('notices.readOnly.title')}>
          {t('notices.readOnly.text')}
        </Notice>
      )}
      {isError && (
        <Notice variant="danger" title={t('notices.warningsFailed.title')}>
          {t('notices.warningsFailed.text')}
        </Notice>
      )}
      {warnings.map(({ code, provider = '' }) => (
        <Notice key={`${code} ${provider}`} variant="warning" title={t('notices.warning')}>
          {t(`warnings.${code}`, {
            provider: providers.find(({ id }) => id === provider)?.name ?? provider,
          })}
        </Notice>
      ))}
    </>
  );
}
