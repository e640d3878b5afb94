import * as React from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { Information, WarningCircle } from '@strapi/icons';

const COLOURS = {
  neutral: { background: 'neutral150', border: 'neutral200', icon: 'neutral600' },
  warning: { background: 'warning100', border: 'warning200', icon: 'warning600' },
  danger: { background: 'danger100', border: 'danger200', icon: 'danger600' },
} as const;

interface Props {
  tone: keyof typeof COLOURS;
  title?: string;
  children: React.ReactNode;
  /** Where it is mended. */
  action?: React.ReactNode;
  /** It comes while somebody is at the page, who may not see it. */
  isNews?: boolean;
}

/** What has to be known, for as long as it is true: the design system's alert can be closed. */
export function Notice({ tone, title, children, action, isNews = false }: Props) {
  const { background, border, icon } = COLOURS[tone];
  const Icon = tone === 'neutral' ? Information : WarningCircle;
  return (
    <Flex
      {...(isNews ? { role: 'status' } : {})}
      gap={3}
      alignItems="flex-start"
      background={background}
      borderColor={border}
      hasRadius
      padding={4}
    >
      <Flex shrink={0} paddingTop="2px">
        <Icon fill={icon} aria-hidden />
      </Flex>
      <Flex direction="column" alignItems="flex-start" gap={2} minWidth={0}>
        {title !== undefined && (
          <Typography tag="h2" fontWeight="bold" textColor="neutral800">
            {title}
          </Typography>
        )}
        {children}
        {action}
      </Flex>
    </Flex>
  );
}
