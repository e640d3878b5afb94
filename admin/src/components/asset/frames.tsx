import * as React from 'react';

import { Box, Flex, Modal } from '@strapi/design-system';

interface FrameProps {
  children: React.ReactNode;
  footer?: React.ReactNode;
}

/** What is around the editor: a page, or a dialog. */
export type Frame = React.ComponentType<FrameProps>;

/** In a page the buttons stay in sight at the lower edge. */
export function PageFrame({ children, footer }: FrameProps) {
  return (
    <Box background="neutral0" hasRadius shadow="filterShadow">
      <Box padding={6}>{children}</Box>
      {footer !== undefined && (
        <Flex
          padding={4}
          position="sticky"
          bottom={0}
          background="neutral0"
          borderStyle="solid"
          borderWidth="1px 0 0"
          borderColor="neutral150"
          zIndex={1}
        >
          {footer}
        </Flex>
      )}
    </Box>
  );
}

export function DialogFrame({ children, footer }: FrameProps) {
  return (
    <>
      <Modal.Body>{children}</Modal.Body>
      {footer !== undefined && <Modal.Footer>{footer}</Modal.Footer>}
    </>
  );
}
