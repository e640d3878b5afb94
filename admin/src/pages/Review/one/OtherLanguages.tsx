import { Box, Button, Flex, Typography } from '@strapi/design-system';

import { StateBadge } from '../../../components/asset/StateBadge';
import { useLanguageNames } from '../../../hooks/useLanguageNames';
import { useTranslation } from '../../../hooks/useTranslation';
import type { Entry } from '../queue/state';

/** What the same image has in the other languages; one that waits can be gone to. */
export function OtherLanguages({
  entry: { asset, locale },
  onShow,
}: {
  entry: Entry;
  onShow: (locale: string) => void;
}) {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  const others = Object.entries(asset.texts).filter(([other]) => other !== locale);
  if (others.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {t('review.others')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} padding={0}>
        {others.map(([other, text]) => {
          const words = text.suggestion?.alternativeText ?? text.alternativeText ?? '';
          return (
            <Flex
              key={other}
              tag="li"
              gap={3}
              alignItems="flex-start"
              style={{ listStyle: 'none' }}
            >
              <Box flex="1" minWidth={0}>
                <Flex gap={2} wrap="wrap">
                  <Typography variant="pi" fontWeight="bold" textColor="neutral800">
                    {languageName(other)}
                  </Typography>
                  <StateBadge state={text.state} />
                </Flex>
                {words !== '' && (
                  <Typography
                    tag="p"
                    variant="pi"
                    textColor="neutral600"
                    lang={other}
                    dir="auto"
                    style={{ overflowWrap: 'anywhere' }}
                  >
                    {words}
                  </Typography>
                )}
              </Box>
              {text.state === 'suggested' && (
                <Button variant="tertiary" size="S" onClick={() => onShow(other)}>
                  {t('review.others.show', { language: languageName(other) })}
                </Button>
              )}
            </Flex>
          );
        })}
      </Flex>
    </Flex>
  );
}
