import { Layouts, Page } from '@strapi/strapi/admin';

import { useTranslation } from '../../hooks/useTranslation';

export default function LibraryPage() {
  const { t } = useTranslation();
  return (
    <Page.Main>
      <Page.Title>{t('nav.library')}</Page.Title>
      <Layouts.Header title={t('nav.library')} />
    </Page.Main>
  );
}
