import { useClipboard } from '@strapi/strapi/admin';
import { Badge, Flex, IconButton, Typography, useNotifyAT } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';

import type { AssetText } from '../../../../server/src/contracts/texts';
import { useTranslation } from '../../hooks/useTranslation';
import { directionOf } from './languageFacts';

interface ExtraProps {
  label: string;
  words: string;
  children: React.ReactNode;
}

function Extra({ label, words, children }: ExtraProps) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const { copy } = useClipboard();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800">
        {label}
      </Typography>
      <Flex gap={2} alignItems="flex-start" justifyContent="space-between">
        {children}
        <IconButton
          label={t('asset.copy', { name: label })}
          variant="ghost"
          onClick={() => {
            void copy(words).then((isDone) => {
              if (isDone) notifyStatus(t('asset.copied', { name: label }));
            });
          }}
        >
          <Duplicate />
        </IconButton>
      </Flex>
    </Flex>
  );
}

/** What a provider returned besides, for whoever can use it elsewhere. */
export function Extras({ text, locale }: { text: AssetText; locale: string }) {
  const { t } = useTranslation();
  const { keywords = [], ogDescription } = text;
  return (
    <>
      {ogDescription !== undefined && (
        <Extra label={t('asset.ogDescription')} words={ogDescription}>
          <Typography tag="p" lang={locale} dir={directionOf(locale)}>
            {ogDescription}
          </Typography>
        </Extra>
      )}
      {keywords.length > 0 && (
        <Extra label={t('asset.keywords')} words={keywords.join(', ')}>
          <Flex tag="ul" gap={1} wrap="wrap" padding={0} lang={locale} dir={directionOf(locale)}>
            {keywords.map((keyword) => (
              <li key={keyword} style={{ listStyle: 'none' }}>
                <Badge textTransform="none">{keyword}</Badge>
              </li>
            ))}
          </Flex>
        </Extra>
      )}
    </>
  );
}
