import { Layouts, Page } from '@strapi/strapi/admin';

import { useTranslation } from '../../hooks/useTranslation';

export default function OverviewPage() {
  const { t } = useTranslation();
  return (
    <Page.Main>
      <Page.Title>{t('nav.overview')}</Page.Title>
      <Layouts.Header title={t('nav.overview')} />
    </Page.Main>
  );
}
