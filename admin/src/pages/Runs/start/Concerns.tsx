import { Link as TextLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import { useRights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextSiteQuery } from '../../../services/site';
import { SETTINGS } from '../../App/pages';
import { Notice } from '../Notice';
import { useRunWords } from '../useRunWords';
import type { Concern } from './concerns';

function useConcernWords(): (concern: Concern) => string {
  const { t } = useTranslation();
  const words = useRunWords();
  const { data: site } = useGetAltTextSiteQuery();
  const nameOf = (id: string) => site?.providers.find((one) => one.id === id)?.name ?? id;
  return (concern) => {
    if (concern.kind === 'other') return concern.message;
    if (concern.kind === 'noProvider') return t('runs.concern.noProvider');
    const provider = nameOf(concern.provider);
    if (concern.kind === 'account' || concern.kind === 'budget') {
      const { kind, left, needed } = concern;
      const figures = { left: words.number(left), needed: words.number(needed) };
      return t(`runs.concern.${kind}`, { provider, ...figures });
    }
    return concern.kind === 'noKey'
      ? t('runs.concern.noKey', { provider })
      : t('warnings.images_unreachable', { provider });
  };
}

/** What to know before a run is started, with the way to where it is mended. */
export function Concerns({ concerns }: { concerns: Concern[] }) {
  const { t } = useTranslation();
  const say = useConcernWords();
  const rights = useRights();
  if (concerns.length === 0) return null;
  return (
    <Notice
      tone="warning"
      action={
        rights?.readSettings ? (
          <TextLink tag={Link} to={SETTINGS}>
            {t('runs.toSettings')}
          </TextLink>
        ) : undefined
      }
    >
      {concerns.map((concern) => (
        <Typography key={say(concern)} tag="p" textColor="neutral800">
          {say(concern)}
        </Typography>
      ))}
    </Notice>
  );
}
