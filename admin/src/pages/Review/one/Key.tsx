import { styled } from 'styled-components';

/** A key of the keyboard, drawn in the colour of what it stands on; said elsewhere. */
export const Key = styled.kbd`
  display: inline-block;
  min-width: 1.8rem;
  padding: 0 0.4rem;
  font-family: inherit;
  font-size: 1.1rem;
  font-weight: 600;
  line-height: 1.6rem;
  text-align: center;
  border: 1px solid currentcolor;
  border-radius: 3px;
`;
