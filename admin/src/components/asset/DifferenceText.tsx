import { Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useTranslation } from '../../hooks/useTranslation';
import { differenceOf } from './difference';
import { directionOf } from './languageFacts';

const Removed = styled.del`
  padding-inline: 0.2rem;
  color: ${({ theme }) => theme.colors.danger700};
  background: ${({ theme }) => theme.colors.danger100};
  border-radius: 2px;
`;

const Added = styled.ins`
  padding-inline: 0.2rem;
  color: ${({ theme }) => theme.colors.success700};
  background: ${({ theme }) => theme.colors.success100};
  border-radius: 2px;
`;

interface Props {
  before: string;
  after: string;
  /** BCP-47 */
  locale: string;
}

/** A text with what went away and what came in: by colour, by a line, and said in words. */
export function DifferenceText({ before, after, locale }: Props) {
  const { t } = useTranslation();
  return (
    <Typography
      tag="p"
      lang={locale}
      dir={directionOf(locale)}
      style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
    >
      {differenceOf(before, after, locale).map(({ kind, text }, index) => {
        if (kind === 'same') return <span key={index}>{text}</span>;
        const Marked = kind === 'removed' ? Removed : Added;
        return (
          <Marked key={index}>
            <VisuallyHidden>{t(`asset.difference.${kind}`)} </VisuallyHidden>
            {text}
          </Marked>
        );
      })}
    </Typography>
  );
}
