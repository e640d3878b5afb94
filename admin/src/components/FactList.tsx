import * as React from 'react';

import { Grid, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

const Value = styled(Typography)`
  &::first-letter {
    text-transform: uppercase;
  }
`;

export interface Fact {
  term: string;
  value: React.ReactNode;
}

/** Short facts with their names, in columns where there is room. */
export function FactList({ facts }: { facts: Fact[] }) {
  return (
    <Grid.Root tag="dl" gap={4}>
      {facts.map(({ term, value }) => (
        <Grid.Item
          key={term}
          col={3}
          m={6}
          s={6}
          xs={12}
          direction="column"
          alignItems="stretch"
          gap={1}
        >
          <Typography tag="dt" variant="sigma" textColor="neutral600">
            {term}
          </Typography>
          <Value tag="dd" textColor="neutral800">
            {value}
          </Value>
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
