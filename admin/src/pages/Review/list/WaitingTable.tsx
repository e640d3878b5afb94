import {
  Checkbox,
  Table,
  Tbody,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Site } from '../../../../../server/src/contracts/site';
import { useTranslation } from '../../../hooks/useTranslation';
import type { Waiting } from '../queue/entries';
import { Row, type RowActions } from './Row';
import type { ListDecisions } from './useListDecisions';

const Rows = styled.div`
  /* More than the first cell's own style says. */
  && td:is(td, :first-of-type) {
    padding-block: ${({ theme }) => theme.spaces[4]};
    vertical-align: top;
  }
`;

interface Props {
  rows: Waiting[];
  site: Site;
  decisions: ListDecisions;
  /** Left out where this person may not decide. */
  actionsFor?: ((waiting: Waiting) => RowActions) | undefined;
}

/** What waits, row by row. */
export function WaitingTable({ rows, site, decisions, actionsFor }: Props) {
  const { t } = useTranslation();
  const { selected, settled, edited, editing, progress } = decisions;
  const open = rows.filter(({ key }) => settled[key] === undefined);
  const all = open.length > 0 && open.every(({ key }) => selected.has(key));
  const some = open.some(({ key }) => selected.has(key));
  const columns = actionsFor ? 4 : 2;
  return (
    <Rows>
      <Table rowCount={rows.length + 1} colCount={columns}>
        <Thead>
          <Tr>
            {actionsFor && (
              <Th>
                <Checkbox
                  aria-label={t('review.list.selectAll')}
                  checked={all ? true : some ? 'indeterminate' : false}
                  disabled={progress !== null || open.length === 0}
                  onCheckedChange={() => decisions.select(all ? [] : open.map(({ key }) => key))}
                />
              </Th>
            )}
            <Th>
              <Typography variant="sigma">{t('review.list.image')}</Typography>
            </Th>
            <Th style={{ width: '100%' }}>
              <Typography variant="sigma">{t('review.list.text')}</Typography>
            </Th>
            {actionsFor && (
              <Th>
                <VisuallyHidden>{t('review.actions')}</VisuallyHidden>
              </Th>
            )}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((waiting) => (
            <Row
              key={waiting.key}
              waiting={waiting}
              site={site}
              isSelected={selected.has(waiting.key)}
              isEditing={editing === waiting.key}
              isBusy={progress !== null}
              settled={settled[waiting.key]}
              edited={edited[waiting.key]}
              actions={actionsFor?.(waiting)}
            />
          ))}
        </Tbody>
      </Table>
    </Rows>
  );
}
