import { styled } from 'styled-components';

import { filled, type Fill } from './fills';

const Square = styled.span<{ $fill: Fill }>`
  display: inline-block;
  flex-shrink: 0;
  width: 1.4rem;
  height: 1.4rem;
  border-radius: 3px;
  ${filled}
`;

/** The colour and pattern of what stands beside it. */
export function Swatch({ fill }: { fill: Fill }) {
  return <Square $fill={fill} aria-hidden />;
}
