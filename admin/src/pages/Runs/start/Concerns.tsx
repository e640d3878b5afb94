import { Flex, Link as TextLink, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { Link } from 'react-router-dom';

import { useRights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextSiteQuery } from '../../../services/site';
import { SETTINGS } from '../../App/pages';
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
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      padding={4}
      background="warning100"
      borderColor="warning200"
      hasRadius
    >
      {concerns.map((concern) => (
        <Flex key={say(concern)} gap={2} alignItems="flex-start">
          <Flex shrink={0} paddingTop="2px">
            <WarningCircle fill="warning600" aria-hidden />
          </Flex>
          <Typography textColor="neutral800">{say(concern)}</Typography>
        </Flex>
      ))}
      {rights?.readSettings && (
        <TextLink tag={Link} to={SETTINGS}>
          {t('runs.toSettings')}
        </TextLink>
      )}
    </Flex>
  );
}
