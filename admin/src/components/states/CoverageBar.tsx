import { Box } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

import type { TextState } from '../../../../server/src/contracts/texts';
import { filled, STATE_FILLS, type Fill } from './fills';
import { DRAWN, type StateCounts } from './shares';

const Track = styled(Box)`
  display: flex;
  gap: 2px;
  width: 100%;
  overflow: hidden;
`;

const Part = styled(Link)<{ $fill: Fill; $count: number }>`
  flex: ${({ $count }) => $count} 1 0;
  /* However small its share, it is there. */
  min-width: 6px;
  height: 100%;
  border-radius: 3px;
  ${filled}

  &:hover {
    opacity: 0.8;
  }
`;

interface Props {
  counts: StateCounts;
  height?: string;
  /** Where a part leads. */
  linkTo: (state: TextState) => string;
  /** What a part says under the mouse. */
  label: (state: TextState) => string;
}

/**
 * The states of many texts as one bar. A picture for the eye and the mouse: what it shows stands
 * beside it in words, with links that the keyboard reaches.
 */
export function CoverageBar({ counts, height = '2.4rem', linkTo, label }: Props) {
  return (
    <Track height={height} aria-hidden data-coverage-bar>
      {DRAWN.filter((state) => counts[state] > 0).map((state) => (
        <Part
          key={state}
          to={linkTo(state)}
          tabIndex={-1}
          title={label(state)}
          data-state={state}
          $fill={STATE_FILLS[state]}
          $count={counts[state]}
        />
      ))}
    </Track>
  );
}
