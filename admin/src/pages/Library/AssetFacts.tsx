import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Check, Clock, Minus, Pencil, WarningCircle } from '@strapi/icons';

import type { Asset } from '../../../../server/src/contracts/assets';
import type { TextState } from '../../../../server/src/contracts/texts';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { findingsOf, isInWork, textIn, troubleOf } from './shown';

/** A sign beside the colour, for those who cannot tell the colours apart. */
const SIGNS: Record<
  TextState,
  [typeof Check, 'success600' | 'danger600' | 'primary600' | 'warning600']
> = {
  missing: [Minus, 'danger600'],
  suggested: [Pencil, 'primary600'],
  stale: [WarningCircle, 'warning600'],
  ai: [Check, 'success600'],
  approved: [Check, 'success600'],
  human: [Check, 'success600'],
  embedded: [Check, 'success600'],
  decorative: [Check, 'success600'],
};

interface MarksProps {
  asset: Asset;
  languages: readonly string[];
}

/** Where the texts in the other languages stand, by a mark each. */
export function LanguageMarks({ asset, languages }: MarksProps) {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  if (languages.length === 0) return null;
  return (
    <Flex tag="ul" gap={1} wrap="wrap" aria-label={t('library.otherLanguages')}>
      {languages.map((locale) => {
        const { state } = textIn(asset, locale);
        const [Sign, color] = SIGNS[state];
        const words = t('library.language.state', {
          language: languageName(locale),
          state: t(`states.${state}`),
        });
        return (
          <Flex
            key={locale}
            tag="li"
            gap={1}
            paddingLeft={1}
            paddingRight={1}
            background="neutral100"
            hasRadius
            title={words}
          >
            <VisuallyHidden>{words}</VisuallyHidden>
            <Typography variant="pi" textColor="neutral700" aria-hidden>
              {locale}
            </Typography>
            <Sign width="1rem" height="1rem" fill={color} aria-hidden />
          </Flex>
        );
      })}
    </Flex>
  );
}

/** How much the rules have to say, and what. */
export function FindingsCount({ asset }: { asset: Asset }) {
  const { t, formatList } = useTranslation();
  const findings = findingsOf(asset);
  if (findings.length === 0) return null;
  const rules = formatList(findings.map(({ rule }) => t(`library.quality.${rule}`)));
  const isSevere = findings.some(({ severity }) => severity === 'severe');
  const color = isSevere ? 'danger600' : 'warning600';
  return (
    <Flex gap={1} title={rules}>
      <WarningCircle width="1.2rem" height="1.2rem" fill={color} aria-hidden />
      <Typography variant="pi" textColor={color}>
        {t('library.findings', { count: findings.length })}
        <VisuallyHidden>{`: ${rules}`}</VisuallyHidden>
      </Typography>
    </Flex>
  );
}

/** What is the matter with the latest work on the image, in the words of the person who must act. */
export function Trouble({ asset }: { asset: Asset }) {
  const { t, tOr } = useTranslation();
  const trouble = troubleOf(asset);
  if (trouble) {
    const own = trouble.message ?? t('errors.unknown');
    const code = trouble.code ?? '';
    const words = tOr(`library.trouble.${code}`, tOr(`errors.${code}`, own));
    const isOver = trouble.status === 'failed';
    return (
      <Typography variant="pi" textColor={isOver ? 'danger600' : 'warning600'}>
        {t(isOver ? 'library.task.failed' : 'library.task.waits', { reason: words })}
      </Typography>
    );
  }
  if (!isInWork(asset)) return null;
  return (
    <Flex gap={1}>
      <Clock width="1.2rem" height="1.2rem" fill="neutral600" aria-hidden />
      <Typography variant="pi" textColor="neutral600">
        {t('library.task.open')}
      </Typography>
    </Flex>
  );
}

/** What stands in the place of a text that there is none of. */
export function NoText({ children }: { children: string }) {
  return (
    <Box style={{ fontStyle: 'italic' }}>
      <Typography textColor="neutral600">{children}</Typography>
    </Box>
  );
}
