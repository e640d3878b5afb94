import * as React from 'react';

import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';

import { useTranslation } from '../../hooks/useTranslation';
import { useGetAltTextHistoryQuery } from '../../services/assets';
import { useEditor } from './EditorContext';
import { HistoryEntry } from './HistoryEntry';
import { pageOf } from './historyPages';
import { useAssetErrorMessage } from './useAssetErrorMessage';

function Entries() {
  const { t } = useTranslation();
  const errorMessage = useAssetErrorMessage();
  const { asset } = useEditor();
  const list = React.useRef<HTMLOListElement>(null);
  const [page, setPage] = React.useState(1);
  const { data, error, isFetching } = useGetAltTextHistoryQuery(pageOf(asset.id, page));

  if (error) return <Typography textColor="danger600">{errorMessage(error)}</Typography>;
  if (!data) return <Loader small>{t('asset.history.loading')}</Loader>;
  const { results, pagination } = data;
  if (results.length === 0) {
    return <Typography textColor="neutral600">{t('asset.history.empty')}</Typography>;
  }
  const turn = (to: number) => {
    setPage(to);
    // The button may be gone on the other page.
    list.current?.focus();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex
        ref={list}
        tag="ol"
        tabIndex={-1}
        aria-label={t('asset.history')}
        aria-busy={isFetching}
        direction="column"
        alignItems="stretch"
        gap={3}
        padding={0}
      >
        {results.map((change) => (
          <HistoryEntry key={change.id} change={change} />
        ))}
      </Flex>
      {pagination.pageCount > 1 && (
        <Flex gap={2} justifyContent="space-between">
          <Button
            size="S"
            variant="tertiary"
            disabled={page <= 1}
            onClick={() => {
              turn(page - 1);
            }}
          >
            {t('asset.history.newer')}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {t('asset.history.page', { page, pages: pagination.pageCount })}
          </Typography>
          <Button
            size="S"
            variant="tertiary"
            disabled={page >= pagination.pageCount}
            onClick={() => {
              turn(page + 1);
            }}
          >
            {t('asset.history.older')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

/** What changed on one image, in all languages, newest first; shown when it is asked for. */
export function History() {
  const { t } = useTranslation();
  const id = React.useId();
  const [isOpen, setIsOpen] = React.useState(false);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex>
        <Button
          variant="ghost"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          endIcon={isOpen ? <CaretUp aria-hidden /> : <CaretDown aria-hidden />}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {t('asset.history')}
        </Button>
      </Flex>
      {isOpen && (
        <section id={id} aria-label={t('asset.history')}>
          <Entries />
        </section>
      )}
    </Flex>
  );
}
