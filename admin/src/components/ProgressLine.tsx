import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

const Track = styled(Box)`
  width: 100%;
  height: 0.8rem;
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral200};
  border-radius: 0.4rem;
`;

const Done = styled.div`
  height: 100%;
  background: ${({ theme }) => theme.colors.primary600};
  border-radius: 0.4rem;
  transition: width 0.3s;
  forced-color-adjust: none;

  @media (prefers-reduced-motion: reduce) {
    transition: none;
  }
`;

interface Props {
  value: number;
  max: number;
  label: string;
  /** `progressbar` for what goes on by itself, `meter` for a measure. */
  role?: 'progressbar' | 'meter';
}

/** How much of something is reached, as wide as its place; the design system's has one width. */
export function ProgressLine({ value, max, label, role = 'progressbar' }: Props) {
  const share = max > 0 ? Math.min(value / max, 1) : 0;
  return (
    <Track
      role={role}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
    >
      <Done style={{ width: `${share * 100}%` }} />
    </Track>
  );
}
