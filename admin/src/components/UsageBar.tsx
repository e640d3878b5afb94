import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

type State = 'fine' | 'near' | 'used-up';

const COLORS = { fine: 'primary600', near: 'warning500', 'used-up': 'danger600' } as const;

const Fill = styled.div<{ $percent: number; $state: State }>`
  width: ${({ $percent }) => $percent}%;
  height: 100%;
  border-radius: inherit;
  background: ${({ theme, $state }) => theme.colors[COLORS[$state]]};
`;

interface Props {
  /** 0 to 100 */
  percent: number;
  state: State;
  label: string;
}

/** How much is used of what may be. The design system's own bar cannot be seen in the dark. */
export function UsageBar({ percent, state, label }: Props) {
  return (
    <Box
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      background="neutral200"
      borderRadius="0.4rem"
      height="0.8rem"
      width="100%"
    >
      <Fill $percent={percent} $state={state} />
    </Box>
  );
}
