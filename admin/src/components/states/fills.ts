import { css, type DefaultTheme } from 'styled-components';

import type { TextState } from '../../../../server/src/contracts/texts';

type Color = keyof DefaultTheme['colors'];

/** How an area is filled. The pattern tells it apart where its colour cannot. */
export interface Fill {
  color: Color;
  pattern: 'plain' | 'rising' | 'falling' | 'dots' | 'bars' | 'grid' | 'hollow';
}

/** What is there is drawn full, what waits is drawn light, and what is missing is a hole. */
export const STATE_FILLS: Record<TextState, Fill> = {
  human: { color: 'success600', pattern: 'plain' },
  approved: { color: 'success600', pattern: 'dots' },
  ai: { color: 'alternative600', pattern: 'plain' },
  embedded: { color: 'secondary600', pattern: 'bars' },
  decorative: { color: 'neutral500', pattern: 'plain' },
  suggested: { color: 'primary600', pattern: 'rising' },
  stale: { color: 'warning600', pattern: 'falling' },
  missing: { color: 'danger600', pattern: 'hollow' },
};

/** For a series that has no colour of its own, by its place. */
const SERIES_FILLS: readonly Fill[] = [
  { color: 'primary600', pattern: 'plain' },
  { color: 'success600', pattern: 'rising' },
  { color: 'warning600', pattern: 'dots' },
  { color: 'alternative600', pattern: 'plain' },
  { color: 'secondary600', pattern: 'bars' },
  { color: 'danger600', pattern: 'falling' },
  { color: 'neutral500', pattern: 'grid' },
];

const PLAIN: Fill = { color: 'primary600', pattern: 'plain' };

export const seriesFill = (index: number): Fill =>
  SERIES_FILLS[index % SERIES_FILLS.length] ?? PLAIN;

/** The pattern over the colour, in the colour of the paper. */
const overlay = (pattern: Fill['pattern'], paper: string): string => {
  const stripes = (angle: string) =>
    `repeating-linear-gradient(${angle}, ${paper} 0 2px, transparent 2px 6px)`;
  switch (pattern) {
    case 'rising':
      return stripes('-45deg');
    case 'falling':
      return stripes('45deg');
    case 'bars':
      return stripes('90deg');
    case 'grid':
      return `${stripes('0deg')}, ${stripes('90deg')}`;
    case 'dots':
      return `radial-gradient(${paper} 1.5px, transparent 2px) 0 0 / 7px 7px`;
    case 'plain':
    case 'hollow':
      return 'none';
  }
};

/** Colours are the meaning here, so a person's own (“high contrast”) do not replace them. */
export const filled = css<{ $fill: Fill }>`
  forced-color-adjust: none;
  ${({ theme, $fill }) => {
    const color = theme.colors[$fill.color];
    const paper = theme.colors.neutral0;
    return $fill.pattern === 'hollow'
      ? `background: ${paper}; box-shadow: inset 0 0 0 2px ${color};`
      : `background: ${overlay($fill.pattern, paper)}; background-color: ${color};`;
  }}
`;
