import { useQueryParams } from '@strapi/strapi/admin';

interface LocaleQuery {
  plugins?: { i18n?: { locale?: string } };
}

/** The language that is chosen in the Content Manager; none where entries have no languages. */
export function useEntryLocale(): string | undefined {
  const [{ query }] = useQueryParams<LocaleQuery>();
  return query.plugins?.i18n?.locale;
}
