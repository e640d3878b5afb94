import * as React from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';

const LOOKS = {
  danger: { Icon: WarningCircle, color: 'danger' },
  success: { Icon: CheckCircle, color: 'success' },
  neutral: { Icon: Information, color: 'primary' },
} as const;

interface Props {
  variant: keyof typeof LOOKS;
  title: string;
  children: React.ReactNode;
}

/** A notice that stays as long as what it speaks of: nothing to close. */
export function Note({ variant, title, children }: Props) {
  const { Icon, color } = LOOKS[variant];
  return (
    <Flex
      gap={3}
      padding={4}
      alignItems="flex-start"
      hasRadius
      background={`${color}100`}
      borderColor={`${color}200`}
    >
      <Flex paddingTop="2px" shrink={0}>
        <Icon fill={`${color}600`} aria-hidden />
      </Flex>
      <Box minWidth={0} style={{ overflowWrap: 'anywhere' }}>
        <Typography tag="p" fontWeight="bold" textColor="neutral800">
          {title}
        </Typography>
        <Typography tag="p" textColor="neutral800">
          {children}
        </Typography>
      </Box>
    </Flex>
  );
}
