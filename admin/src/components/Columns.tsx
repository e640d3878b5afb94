import * as React from 'react';

import { Grid } from '@strapi/design-system';

/** Puts fields side by side where there is room, and under each other where there is none. */
export function Columns({ children }: { children: React.ReactNode }) {
  return (
    <Grid.Root gap={5}>
      {React.Children.toArray(children).map((child, index) => (
        <Grid.Item key={index} col={6} s={12} xs={12} direction="column" alignItems="stretch">
          {child}
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
