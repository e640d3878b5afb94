import { Flex, IconButton, Modal, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { styled } from 'styled-components';

import { AssetEditor } from '../../components/asset/AssetEditor';
import { DialogFrame } from '../../components/asset/frames';
import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextAssetQuery } from '../../services/assets';
import type { Neighbour, Neighbours } from './useNeighbours';

const Content = styled(Modal.Content)`
  width: min(112rem, calc(100vw - 4rem));
  max-width: none;
`;

/** In a page that reads from right to left, forward points to the left. */
const Steps = styled(Flex)`
  [dir='rtl'] & svg {
    transform: scaleX(-1);
  }
`;

interface Props {
  assetId: number;
  locale: string;
  total: number | undefined;
  neighbours: Neighbours;
  onStep: (to: Neighbour) => void;
  onClose: () => void;
  /** Gives the focus back to the image’s place in the list. */
  onClosed: () => void;
}

/** One image in front of the list, with a way to the one before and after it. */
export function AssetDialog(props: Props) {
  const { assetId, locale, total, neighbours, onStep, onClose, onClosed } = props;
  const { t } = useTranslation();
  const { data } = useGetAltTextAssetQuery(assetId);
  const { position, previous, next } = neighbours;
  const step = async (find: Neighbours['next']) => {
    const found = await find?.();
    if (found) onStep(found);
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Content
        aria-describedby={undefined}
        onCloseAutoFocus={(event: Event) => {
          event.preventDefault();
          onClosed();
        }}
      >
        <Modal.Header closeLabel={t('common.close')}>
          <Flex gap={4} justifyContent="space-between" grow={1} paddingRight={4} minWidth={0}>
            <Modal.Title ellipsis>
              {data?.id === assetId ? data.name : t('library.image', { id: assetId })}
            </Modal.Title>
            <Steps gap={2} shrink={0}>
              {position !== null && total !== undefined && (
                <Typography variant="pi" textColor="neutral600" role="status">
                  {t('library.position', { position, total })}
                </Typography>
              )}
              <IconButton
                size="S"
                label={t('library.previous')}
                disabled={!previous}
                onClick={() => void step(previous)}
              >
                <ChevronLeft />
              </IconButton>
              <IconButton
                size="S"
                label={t('library.next')}
                disabled={!next}
                onClick={() => void step(next)}
              >
                <ChevronRight />
              </IconButton>
            </Steps>
          </Flex>
        </Modal.Header>
        <AssetEditor
          key={assetId}
          assetId={assetId}
          initialLocale={locale}
          frame={DialogFrame}
          isRouted
          onClose={onClose}
        />
      </Content>
    </Modal.Root>
  );
}
