import { Flex } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Run } from '../../../../server/src/contracts/runs';
import { isOver, percentOf } from './progress';

type Colour = 'success500' | 'danger500' | 'neutral400';

const Track = styled(Flex)`
  overflow: hidden;
  background: ${({ theme }) => theme.colors.neutral200};
`;

const Part = styled.div<{ $colour: Colour; $share: number }>`
  flex: 0 0 ${({ $share }) => $share}%;
  height: 100%;
  background: ${({ theme, $colour }) => theme.colors[$colour]};

  @media (prefers-reduced-motion: no-preference) {
    transition: flex-basis ${({ theme }) => theme.motion.timings[320]};
  }
`;

interface Props {
  run: Run;
  label: string;
  height?: string;
}

/** How much of a run is done, skipped and failed. The design system's own bar tells nobody its value. */
export function ProgressBar({ run, label, height = '0.8rem' }: Props) {
  const { total, done, skipped, failed, cancelled } = run.counts;
  const of = (count: number) => (total === 0 ? 0 : (count * 100) / total);
  const nothing = total === 0 && isOver(run);
  return (
    <Track
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percentOf(run)}
      width="100%"
      height={height}
      hasRadius
      alignItems="stretch"
    >
      <Part $colour="success500" $share={nothing ? 100 : of(done)} />
      <Part $colour="neutral400" $share={of(skipped + cancelled)} />
      <Part $colour="danger500" $share={of(failed)} />
    </Track>
  );
}
