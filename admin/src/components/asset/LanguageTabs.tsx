import { Flex, Tabs, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useTranslation } from '../../hooks/useTranslation';
import { useEditor } from './EditorContext';
import { LanguagePanel, useIsUnsaved } from './LanguagePanel';
import { orderedLocales, ownNameOf } from './languageFacts';
import { StateBadge } from './StateBadge';

/** Many languages go into the next line instead of out of the window. */
const Row = styled(Tabs.List)`
  display: flex;
  flex-wrap: wrap;
`;

/** A language keeps the letters in which its speakers write its name. */
const Label = styled(Flex)`
  font-size: ${({ theme }) => theme.fontSizes[2]};
  text-transform: none;
`;

function TabLabel({ locale }: { locale: string }) {
  const { t } = useTranslation();
  const { asset, site } = useEditor();
  const isUnsaved = useIsUnsaved(locale);
  const text = asset.texts[locale];
  return (
    <Label gap={2}>
      <span lang={locale}>{ownNameOf(locale)}</span>
      {text && <StateBadge state={text.state} />}
      {isUnsaved && (
        <>
          <span aria-hidden>•</span>
          <VisuallyHidden>{t('asset.unsaved')}</VisuallyHidden>
        </>
      )}
      {!site.languages.includes(locale) && <VisuallyHidden>{t('asset.notOfSite')}</VisuallyHidden>}
    </Label>
  );
}

interface Props {
  locale: string;
  onLocale: (locale: string) => void;
}

/** A tab for each language of the site, then for those that are kept besides. */
export function LanguageTabs({ locale, onLocale }: Props) {
  const { t } = useTranslation();
  const { asset, site } = useEditor();
  const locales = orderedLocales(site.languages, Object.keys(asset.texts));
  return (
    <Tabs.Root variant="simple" value={locale} onValueChange={onLocale}>
      <Row aria-label={t('asset.languages')}>
        {locales.map((one) => (
          <Tabs.Trigger key={one} value={one}>
            <TabLabel locale={one} />
          </Tabs.Trigger>
        ))}
      </Row>
      {locales.map((one) => (
        <Tabs.Content key={one} value={one}>
          <LanguagePanel locale={one} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
