import * as React from 'react';

import { Alert } from '@strapi/design-system';

import type { SettingsWarning } from '../../../../server/src/contracts/settings';
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

const NONE: SettingsWarning[] = [];

/** What the server warns of, as the settings were saved last. */
export function useWarnings(): SettingsWarning[] {
  const { data = NONE } = useGetAltTextWarningsQuery();
  return data;
}

/** What to know before anything is changed. */
export function Notices({ canUpdate }: { canUpdate: boolean }) {
  const { t } = useTranslation();
  // Anew at each visit; what asks for them further below is answered by this.
  const { isError } = useGetAltTextWarningsQuery(undefined, { refetchOnMountOrArgChange: true });
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
    </>
  );
}

interface WarningsProps {
  /** Only those of these kinds. */
  codes: SettingsWarning['code'][];
  /** Only those about this provider. */
  provider?: { id: string; name: string };
  /** Only those about this content type. */
  contentType?: string;
}

/** The warnings of a place, where they can be acted upon. */
export function Warnings({ codes, provider, contentType }: WarningsProps) {
  const { t } = useTranslation();
  const warnings = useWarnings();
  const here = warnings.filter(
    (warning) =>
      codes.includes(warning.code) &&
      warning.provider === provider?.id &&
      warning.contentType === contentType,
  );
  return (
    <>
      {here.map(({ code, message, locale = '' }) => (
        <Notice key={`${code} ${message}`} variant="warning" title={t('notices.warning')}>
          {t(`warnings.${code}`, { provider: provider?.name ?? '', locale })}
        </Notice>
      ))}
    </>
  );
}
