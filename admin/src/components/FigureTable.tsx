import * as React from 'react';

import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  color: ${({ theme }) => theme.colors.neutral800};

  caption {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  th,
  td {
    padding-block: ${({ theme }) => theme.spaces[2]};
    padding-inline: ${({ theme }) => theme.spaces[3]};
    text-align: end;
    white-space: nowrap;
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  th:first-child {
    padding-inline-start: 0;
    text-align: start;
    white-space: normal;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }

  thead th {
    font-size: ${({ theme }) => theme.fontSizes[0]};
    font-weight: ${({ theme }) => theme.fontWeights.bold};
    color: ${({ theme }) => theme.colors.neutral600};
    text-transform: uppercase;
  }

  tbody th {
    font-weight: ${({ theme }) => theme.fontWeights.regular};
  }

  tbody tr:last-child > * {
    border-block-end: 0;
  }
`;

const Scroll = styled(Box)`
  /* What is inside must not widen the page: a child's caption is placed against this. */
  position: relative;
  overflow: auto;
`;

interface Props {
  /** Says what is told, for those who cannot see what stands around it. */
  caption: string;
  columns: string[];
  children: React.ReactNode;
  maxHeight?: string;
}

/** A small table of figures; where it is wider than the page it scrolls by itself. */
export function FigureTable({ caption, columns, children, maxHeight = 'none' }: Props) {
  const id = React.useId();
  // Without a link in its rows the keyboard needs a place from which to scroll them.
  const isHigh = maxHeight !== 'none';
  return (
    <Scroll
      maxHeight={maxHeight}
      {...(isHigh ? { tabIndex: 0 } : {})}
      role="group"
      aria-labelledby={id}
    >
      <Table>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Table>
    </Scroll>
  );
}
