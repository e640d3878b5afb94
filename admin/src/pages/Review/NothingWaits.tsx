import { Button, EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { NavLink } from 'react-router-dom';

import { useTranslation } from '../../hooks/useTranslation';
import type { Rights } from '../../hooks/useRights';
import { pathTo } from '../App/pages';

interface Props {
  rights: Rights;
  /** Where filters are set. */
  onClear?: (() => void) | undefined;
}

/** Nothing waits for a person, and where suggestions come from. */
export function NothingWaits({ rights, onClear }: Props) {
  const { t } = useTranslation();
  if (onClear) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={t('review.empty.filtered')}
        action={
          <Button variant="secondary" onClick={onClear}>
            {t('review.empty.clear')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={t('review.empty')}
      action={
        <Flex gap={2} wrap="wrap" justifyContent="center">
          {rights.manageRuns && (
            <LinkButton tag={NavLink} to={pathTo('runs')} variant="secondary">
              {t('review.empty.runs')}
            </LinkButton>
          )}
          <LinkButton
            tag={NavLink}
            to={pathTo('library', { state: 'missing' })}
            variant={rights.manageRuns ? 'tertiary' : 'secondary'}
          >
            {t('review.empty.library')}
          </LinkButton>
          {rights.readSettings && (
            <LinkButton tag={NavLink} to="/settings/alt-text" variant="tertiary">
              {t('review.empty.settings')}
            </LinkButton>
          )}
        </Flex>
      }
    />
  );
}
