import { Box, Flex, Typography } from '@strapi/design-system';

import type { MissingImage } from '../../../server/src/contracts/publish';
import { useLanguageNames } from '../hooks/useLanguageNames';
import { type MessageId, useTranslation } from '../hooks/useTranslation';

/** Images that are listed; a person who reads this wants to go on. */
const MOST_SHOWN = 8;

interface Props {
  images: MissingImage[];
  /** Says of how many images, in which language. */
  intro: Extract<MessageId, 'publish.entry' | 'publish.selection'>;
  /** What to do. */
  advice: Extract<MessageId, 'publish.warn' | 'publish.block' | 'publish.blockSelection'>;
}

/** The images that would be published without words. */
export function MissingImages({ images, intro, advice }: Props) {
  const { t, formatList } = useTranslation();
  const languageName = useLanguageNames();
  const languages = [...new Set(images.map(({ language }) => language))].map(languageName);
  const titles = new Set(images.map(({ documentId }) => documentId));
  const rest = images.length - MOST_SHOWN;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography>{t(intro, { count: images.length, language: formatList(languages) })}</Typography>
      <Box tag="ul" paddingLeft={5} style={{ listStyle: 'disc' }}>
        {images.slice(0, MOST_SHOWN).map(({ id, name, field, documentId, title }) => (
          <li key={[documentId, id, field].join(' ')}>
            <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Typography>
            <Typography textColor="neutral600">
              {[titles.size > 1 ? title : '', field].filter(Boolean).map((part) => ` · ${part}`)}
            </Typography>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <Typography textColor="neutral600">{t('publish.more', { count: rest })}</Typography>
          </li>
        )}
      </Box>
      <Typography>{t(advice)}</Typography>
    </Flex>
  );
}
