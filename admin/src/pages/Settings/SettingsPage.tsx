import { Page, useRBAC } from '@strapi/strapi/admin';

import { useTranslation } from '../../hooks/useTranslation';
import { PERMISSIONS } from '../../permissions';
import { useGetAltTextProvidersQuery, useGetAltTextSettingsQuery } from '../../services/settings';
import { SettingsForm } from './SettingsForm';

/** Loads what the form needs, anew at each visit, so that nobody edits an old copy. */
export function SettingsPage() {
  const { t } = useTranslation();
  const {
    isLoading: isLoadingPermissions,
    allowedActions: { canUpdate = false },
  } = useRBAC(PERMISSIONS.updateSettings);
  const settings = useGetAltTextSettingsQuery(undefined, { refetchOnMountOrArgChange: true });
  const providers = useGetAltTextProvidersQuery(undefined, { refetchOnMountOrArgChange: true });

  if (settings.isError || providers.isError) return <Page.Error />;
  if (isLoadingPermissions || settings.data === undefined || providers.data === undefined) {
    return <Page.Loading />;
  }
  return (
    <Page.Main>
      <Page.Title>{t('settings.pageTitle')}</Page.Title>
      <SettingsForm settings={settings.data} providers={providers.data} canUpdate={canUpdate} />
    </Page.Main>
  );
}
