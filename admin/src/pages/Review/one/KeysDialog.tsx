import { Flex, Modal, Typography } from '@strapi/design-system';

import { useTranslation } from '../../../hooks/useTranslation';
import { Key } from './Key';
import { KEYS, type Shortcut } from './shortcuts';

const ORDER = Object.keys(KEYS) as Shortcut[];

/** The list of the keys. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const rows: { keys: readonly string[]; meaning: string }[] = [
    ...ORDER.map((shortcut) => ({ keys: KEYS[shortcut], meaning: t(`review.keys.${shortcut}`) })),
    { keys: ['Ctrl/⌘ + Enter'], meaning: t('review.keys.take') },
    { keys: ['Esc'], meaning: t('review.keys.leave') },
  ];
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('common.close')}>
          <Modal.Title>{t('review.keys.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex tag="dl" direction="column" alignItems="stretch" gap={3}>
              {rows.map(({ keys, meaning }) => (
                <Flex key={meaning} gap={4}>
                  <Flex tag="dt" gap={1} width="14rem" shrink={0} wrap="wrap">
                    {keys.map((key) => (
                      <Key key={key}>{key}</Key>
                    ))}
                  </Flex>
                  <Typography tag="dd" textColor="neutral800">
                    {meaning}
                  </Typography>
                </Flex>
              ))}
            </Flex>
            <Typography variant="pi" textColor="neutral600">
              {t('review.keys.note')}
            </Typography>
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
