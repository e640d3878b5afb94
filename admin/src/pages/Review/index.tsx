import { Layouts, Page } from '@strapi/strapi/admin';

import { useTranslation } from '../../hooks/useTranslation';

export default function ReviewPage() {
  const { t } = useTranslation();
  return (
    <Page.Main>
      <Page.Title>{t('nav.review')}</Page.Title>
      <Layouts.Header title={t('nav.review')} />
    </Page.Main>
  );
}
