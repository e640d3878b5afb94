import { Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useTranslation } from '../../../hooks/useTranslation';
import type { Part } from './differences';

const Removed = styled.del`
  color: ${({ theme }) => theme.colors.danger700};
  background: ${({ theme }) => theme.colors.danger100};
  border-radius: 2px;
`;

const Added = styled.ins`
  color: ${({ theme }) => theme.colors.success700};
  text-decoration: none;
  background: ${({ theme }) => theme.colors.success100};
  border-radius: 2px;
`;

interface Props {
  parts: Part[];
  /** Which of the two texts it is. */
  side: 'before' | 'after';
  /** BCP-47 */
  locale: string;
  variant?: 'delta' | 'omega' | 'pi';
}

/** A text with what the other one does not have: by colour, by a line, and said in words. */
export function MarkedText({ parts, side, locale, variant = 'omega' }: Props) {
  const { t } = useTranslation();
  const Marked = side === 'before' ? Removed : Added;
  return (
    <Typography
      tag="p"
      variant={variant}
      fontWeight="regular"
      lang={locale}
      dir="auto"
      textColor="neutral800"
      style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap', lineHeight: 1.4 }}
    >
      {parts.map(({ text, changed }, index) =>
        changed ? (
          <Marked key={index}>
            <VisuallyHidden>
              {side === 'before'
                ? t('review.difference.removed')
                : t('review.difference.added')}{' '}
            </VisuallyHidden>
            {text}
          </Marked>
        ) : (
          text
        ),
      )}
    </Typography>
  );
}
