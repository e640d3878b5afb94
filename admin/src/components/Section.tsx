import * as React from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

interface Props {
  title: string;
  description?: string;
  children: React.ReactNode;
}

/** A titled panel of a settings page. */
export function Section({ title, description, children }: Props) {
  const id = React.useId();
  return (
    <Box
      tag="section"
      aria-labelledby={id}
      background="neutral0"
      padding={6}
      shadow="filterShadow"
      hasRadius
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Flex direction="column" alignItems="stretch" gap={1}>
          <Typography id={id} variant="delta" tag="h2">
            {title}
          </Typography>
          {description !== undefined && (
            <Typography variant="omega" tag="p" textColor="neutral600">
              {description}
            </Typography>
          )}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}
