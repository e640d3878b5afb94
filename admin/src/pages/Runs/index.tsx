import { Layouts, Page } from '@strapi/strapi/admin';

import { useTranslation } from '../../hooks/useTranslation';

export default function RunsPage() {
  const { t } = useTranslation();
  return (
    <Page.Main>
      <Page.Title>{t('nav.runs')}</Page.Title>
      <Layouts.Header title={t('nav.runs')} />
    </Page.Main>
  );
}
