import { Layouts } from '@strapi/strapi/admin';
import { Button, Flex } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import type { ReviewAddressState } from './filters';

interface Props {
  state: ReviewAddressState;
  /** How many texts wait; `null` until it is known. */
  left: number | null;
  done: number;
}

/** The page's title with how far a person has come, and the choice between its two views. */
export function ReviewHeader({ state: { address, change }, left, done }: Props) {
  const { t } = useTranslation();
  const isList = address.view === 'list';
  const progress = [
    ...(left === null ? [] : [t('review.left', { count: left })]),
    ...(done === 0 ? [] : [t('review.done', { count: done })]),
  ].join(' · ');
  return (
    <Layouts.Header
      title={t('nav.review')}
      subtitle={progress}
      primaryAction={
        <Flex role="group" aria-label={t('review.view')} gap={1}>
          {[false, true].map((list) => (
            <Button
              key={String(list)}
              variant={list === isList ? 'secondary' : 'tertiary'}
              aria-pressed={list === isList}
              onClick={() => change({ view: list ? 'list' : undefined })}
            >
              {list ? t('review.view.list') : t('review.view.one')}
            </Button>
          ))}
        </Flex>
      }
    />
  );
}
