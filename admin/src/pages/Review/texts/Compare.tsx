import { Box, Flex, Typography } from '@strapi/design-system';

import type { AssetText } from '../../../../../server/src/contracts/texts';
import { useTranslation } from '../../../hooks/useTranslation';
import { comparisonsOf, type Comparison } from './comparison';
import type { Part } from './differences';
import { MarkedText } from './MarkedText';

function Words({
  parts,
  empty,
  ...rest
}: {
  parts: Part[];
  empty: string;
  side: 'before' | 'after';
  locale: string;
  variant?: 'delta' | 'omega' | 'pi';
}) {
  if (parts.length > 0) return <MarkedText parts={parts} {...rest} />;
  return (
    <Typography
      tag="p"
      variant={rest.variant ?? 'omega'}
      fontWeight="regular"
      textColor="neutral600"
    >
      {empty}
    </Typography>
  );
}

interface FieldProps {
  comparison: Comparison;
  locale: string;
  size: 'S' | 'M';
}

function Field({ comparison, locale, size }: FieldProps) {
  const { t } = useTranslation();
  const { field, offered, standing } = comparison;
  const isAlternativeText = field === 'alternativeText';
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag={size === 'M' ? 'h3' : 'p'} variant="sigma" textColor="neutral600">
        {t(`review.${field}`)}
      </Typography>
      {offered && (
        <Words
          parts={offered}
          side="after"
          locale={locale}
          variant={isAlternativeText && size === 'M' ? 'delta' : 'omega'}
          empty={isAlternativeText ? t('review.offered.decorative') : t('review.offered.empty')}
        />
      )}
      <Box
        paddingLeft={3}
        borderWidth="0"
        borderColor="neutral200"
        borderStyle="solid"
        style={{ borderInlineStartWidth: '3px' }}
      >
        <Typography variant="pi" fontWeight="bold" textColor="neutral600">
          {offered === null ? t('review.standing.stays') : t('review.standing')}
        </Typography>
        <Words parts={standing} side="before" locale={locale} empty={t('review.standing.empty')} />
      </Box>
    </Flex>
  );
}

interface CompareProps {
  text: AssetText;
  /** BCP-47 */
  locale: string;
  size?: 'S' | 'M';
}

/** What is offered, with what stands now below it. */
export function Compare({ text, locale, size = 'M' }: CompareProps) {
  return (
    <Flex direction="column" alignItems="stretch" gap={size === 'M' ? 5 : 3}>
      {comparisonsOf(text, locale).map((comparison) => (
        <Field key={comparison.field} comparison={comparison} locale={locale} size={size} />
      ))}
    </Flex>
  );
}
