import * as React from 'react';

import { Layouts, Page, Pagination, Table, useQueryParams } from '@strapi/strapi/admin';
import { EmptyStateLayout, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Link } from 'react-router-dom';

import { useRights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextRunsQuery } from '../../../services/runs';
import { pathTo } from '../../App/pages';
import { RunRow } from './RunRow';

/** How often the list is asked for while something is under way. Milliseconds. */
const POLL_MS = 3000;

const PAGE_SIZE = 20;

function NewRunLink({ variant = 'default' }: { variant?: 'default' | 'secondary' }) {
  const { t } = useTranslation();
  return (
    <LinkButton
      tag={Link}
      to={pathTo('runs', {}, '/new')}
      variant={variant}
      size="S"
      startIcon={<Plus />}
    >
      {t('runs.new')}
    </LinkButton>
  );
}

/** Every run, newest first; by itself up to date while one of them is under way. */
export function RunList() {
  const { t } = useTranslation();
  const rights = useRights();
  const [{ query }] = useQueryParams<{ page?: string; pageSize?: string }>();
  const [isLive, setIsLive] = React.useState(false);
  const { data, isError } = useGetAltTextRunsQuery(
    { page: Number(query.page ?? 1), pageSize: Number(query.pageSize ?? PAGE_SIZE) },
    { refetchOnMountOrArgChange: true, pollingInterval: isLive ? POLL_MS : 0 },
  );
  const isBusy = data?.results.some(({ status }) => status === 'queued' || status === 'running');
  React.useEffect(() => setIsLive(isBusy ?? false), [isBusy]);

  // What was shown stays where a single question fails while it is asked again and again.
  if (isError && data === undefined) return <Page.Error />;
  if (data === undefined || rights === undefined) return <Page.Loading />;
  const { results, pagination } = data;
  const headers = [
    { name: 'run', label: t('runs.column.run') },
    { name: 'status', label: t('runs.column.status') },
    { name: 'progress', label: t('runs.column.progress') },
    { name: 'credits', label: t('runs.column.credits') },
    { name: 'started', label: t('runs.column.started') },
  ];
  return (
    <Page.Main>
      <Page.Title>{t('nav.runs')}</Page.Title>
      <Layouts.Header
        title={t('nav.runs')}
        subtitle={t('runs.list.subtitle')}
        primaryAction={rights.manageRuns ? <NewRunLink /> : undefined}
      />
      <Layouts.Content>
        {!rights.manageRuns && (
          <Typography tag="p" textColor="neutral600" paddingBottom={4}>
            {t('runs.readOnly')}
          </Typography>
        )}
        {results.length === 0 ? (
          <EmptyStateLayout
            icon={<EmptyDocuments width="16rem" />}
            content={t('runs.list.empty')}
            hasRadius
            action={rights.manageRuns ? <NewRunLink variant="secondary" /> : undefined}
          />
        ) : (
          <Table.Root rows={results} headers={headers} isLoading={false}>
            <Table.Content>
              <Table.Head>
                {headers.map((header) => (
                  <Table.HeaderCell key={header.name} {...header} />
                ))}
              </Table.Head>
              <Table.Body>
                {results.map((run) => (
                  <RunRow key={run.id} run={run} />
                ))}
              </Table.Body>
            </Table.Content>
          </Table.Root>
        )}
        <Pagination.Root {...pagination} defaultPageSize={PAGE_SIZE}>
          <Pagination.PageSize />
          <Pagination.Links />
        </Pagination.Root>
      </Layouts.Content>
    </Page.Main>
  );
}
