import { Box, Flex, Typography } from '@strapi/design-system';

import type { AssetText } from '../../../../../server/src/contracts/texts';
import { useTranslation } from '../../../hooks/useTranslation';
import { comparisonsOf, type Comparison } from './comparison';
import { MarkedText } from './MarkedText';

interface FieldProps {
  comparison: Comparison;
  locale: string;
  size: 'S' | 'M';
}

function Field({ comparison, locale, size }: FieldProps) {
  const { t } = useTranslation();
  const { field, offered, standing } = comparison;
  const isAlternativeText = field === 'alternativeText';
  const variant = isAlternativeText && size === 'M' ? 'delta' : 'omega';
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag={size === 'M' ? 'h3' : 'p'} variant="sigma" textColor="neutral600">
        {t(`review.${field}`)}
      </Typography>
      {offered &&
        (offered.length > 0 ? (
          <MarkedText parts={offered} side="after" locale={locale} variant={variant} />
        ) : (
          <Typography tag="p" variant={variant} fontWeight="regular" textColor="neutral600">
            {isAlternativeText ? t('review.offered.decorative') : t('review.offered.empty')}
          </Typography>
        ))}
      {standing.length > 0 ? (
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
          <MarkedText parts={standing} side="before" locale={locale} />
        </Box>
      ) : (
        isAlternativeText && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('review.standing.empty')}
          </Typography>
        )
      )}
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
