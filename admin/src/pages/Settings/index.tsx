import { Page } from '@strapi/strapi/admin';

import { PERMISSIONS } from '../../permissions';
import { SettingsPage } from './SettingsPage';

/** Settings → Alt Text, for those who may read it. */
export default function ProtectedSettingsPage() {
  return (
    <Page.Protect permissions={PERMISSIONS.readSettings}>
      <SettingsPage />
    </Page.Protect>
  );
}
