import * as React from 'react';

import { Pagination } from '@strapi/strapi/admin';
import { Box, Flex, Link as TextLink, Loader, Typography } from '@strapi/design-system';
import { Image as ImageIcon } from '@strapi/icons';
import { Link } from 'react-router-dom';

import type { Asset } from '../../../../../server/src/contracts/assets';
import type { Task } from '../../../../../server/src/contracts/tasks';
import { AssetImage } from '../../../components/asset/AssetImage';
import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextAssetsQuery } from '../../../services/assets';
import { useGetAltTextRunTasksQuery } from '../../../services/runs';
import { pathTo } from '../../App/pages';
import { useRunWords } from '../useRunWords';
import type { Group } from './useOpenGroup';

const PAGE_SIZE = 10;

const SIDE = '4.8rem';

function useTaskFacts(task: Task, known: string): string {
  const { t } = useTranslation();
  const words = useRunWords();
  const { provider, attempts, credits, message = '' } = task;
  return [
    ...(message === '' || message === known ? [] : [message]),
    ...(provider === undefined ? [] : [provider]),
    ...(attempts > 1 ? [t('runs.task.attempts', { count: attempts })] : []),
    ...(credits > 0
      ? [t('runs.task.credits', { count: credits, shown: words.number(credits) })]
      : []),
  ].join(' · ');
}

interface RowProps {
  task: Task;
  /** `undefined` where it is gone, or not for this person to see. */
  asset: Asset | undefined;
  /** What the group says already. */
  known: string;
}

function TaskRow({ task, asset, known }: RowProps) {
  const { t } = useTranslation();
  const facts = useTaskFacts(task, known);
  const { assetId } = task;
  return (
    <Flex tag="li" gap={3} style={{ listStyle: 'none' }}>
      {asset ? (
        <AssetImage asset={asset} width={SIDE} height={SIDE} />
      ) : (
        <Flex
          width={SIDE}
          height={SIDE}
          shrink={0}
          background="neutral150"
          hasRadius
          justifyContent="center"
        >
          <ImageIcon fill="neutral500" aria-hidden />
        </Flex>
      )}
      <Box minWidth={0}>
        {asset ? (
          <TextLink tag={Link} to={pathTo('library', {}, `/${assetId}`)}>
            {asset.name}
          </TextLink>
        ) : (
          <Typography textColor="neutral600">{t('runs.image.gone', { id: assetId })}</Typography>
        )}
        {facts !== '' && (
          <Typography
            tag="p"
            variant="pi"
            textColor="neutral600"
            style={{ overflowWrap: 'anywhere' }}
          >
            {facts}
          </Typography>
        )}
      </Box>
    </Flex>
  );
}

interface Props extends Group {
  runId: number;
  /** How many there are: where it changes, they are asked for anew. */
  count: number;
  page: number;
  known: string;
}

/** The images behind a figure, a page at a time. */
export function TaskList({ runId, status, code, count, page, known }: Props) {
  const { t } = useTranslation();
  const errorMessage = useErrorMessage();
  const { data, error, refetch } = useGetAltTextRunTasksQuery(
    { id: runId, status, page, pageSize: PAGE_SIZE, ...(code === undefined ? {} : { code }) },
    { refetchOnMountOrArgChange: true },
  );
  const before = React.useRef(count);
  React.useEffect(() => {
    if (before.current !== count) void refetch();
    before.current = count;
  }, [count, refetch]);
  const ids = (data?.results ?? []).map(({ assetId }) => assetId);
  const { data: assets, isFetching } = useGetAltTextAssetsQuery(
    { ids, pageSize: PAGE_SIZE },
    { skip: ids.length === 0 },
  );
  if (error !== undefined) {
    return (
      <Typography role="alert" textColor="danger600">
        {errorMessage(error)}
      </Typography>
    );
  }
  if (data === undefined || (ids.length > 0 && assets === undefined && isFetching)) {
    return <Loader small>{t('runs.images.loading')}</Loader>;
  }
  const byId = new Map(assets?.results.map((asset) => [asset.id, asset]));
  return (
    <Box>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3} padding={0}>
        {data.results.map((task) => (
          <TaskRow key={task.id} task={task} asset={byId.get(task.assetId)} known={known} />
        ))}
      </Flex>
      {data.pagination.pageCount > 1 && (
        <Pagination.Root {...data.pagination} defaultPageSize={PAGE_SIZE}>
          <Box />
          <Pagination.Links />
        </Pagination.Root>
      )}
    </Box>
  );
}
