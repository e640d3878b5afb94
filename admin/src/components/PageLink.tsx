import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** A link inside of the panel, as wide as its words. */
export const PageLink = styled(Link)`
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  color: ${({ theme }) => theme.colors.primary600};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;
