import { Link as TextLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { Overview } from '../../../../../server/src/contracts/overview';
import type { RunDetails } from '../../../../../server/src/contracts/runs';
import { useRights } from '../../../hooks/useRights';
import { useTranslation } from '../../../hooks/useTranslation';
import { useGetAltTextOverviewQuery } from '../../../services/site';
import { SETTINGS } from '../../App/pages';
import { Notice } from '../Notice';
import { budgetLeft } from '../start/concerns';
import { useRunWords } from '../useRunWords';

/** The cheapest image costs a credit. */
const spent = (overview: Overview | undefined): boolean =>
  Object.keys(overview?.credits ?? {}).some((provider) => {
    const left = budgetLeft(overview, provider);
    return left !== null && left < 1;
  });

/** Why a run stands still, and what to do about it. */
function usePause({ pausedCode, pausedReason = '' }: RunDetails): { title: string; text: string } {
  const { t } = useTranslation();
  const words = useRunWords();
  const outOfCredits = pausedCode === 'insufficient_credits';
  const { data: overview } = useGetAltTextOverviewQuery(undefined, {
    skip: !outOfCredits,
    refetchOnMountOrArgChange: true,
  });
  if (pausedCode === undefined) {
    return { title: t('runs.paused.person'), text: t('runs.paused.person.text') };
  }
  if (outOfCredits) {
    return spent(overview)
      ? { title: t('runs.paused.budget'), text: t('runs.paused.budget.text') }
      : { title: t('runs.paused.credits'), text: t('runs.paused.credits.text') };
  }
  const isKey = pausedCode === 'unauthorized' || pausedCode === 'forbidden';
  return {
    title: t(isKey ? 'runs.paused.key' : 'runs.paused.other'),
    text: `${words.cause(pausedCode, pausedReason)} ${t('runs.paused.then')}`,
  };
}

function PausedNotice({ run }: { run: RunDetails }) {
  const { t } = useTranslation();
  const rights = useRights();
  const { title, text } = usePause(run);
  const { pausedCode, pausedReason } = run;
  return (
    <Notice
      tone={pausedCode === undefined ? 'neutral' : 'warning'}
      title={title}
      isNews
      action={
        pausedCode !== undefined && rights?.readSettings ? (
          <TextLink tag={Link} to={SETTINGS}>
            {t('runs.toSettings')}
          </TextLink>
        ) : undefined
      }
    >
      <Typography tag="p" textColor="neutral800">
        {text}
      </Typography>
      {pausedReason !== undefined && (
        <Typography tag="p" variant="pi" textColor="neutral700">
          {pausedReason}
        </Typography>
      )}
    </Notice>
  );
}

interface Props {
  run: RunDetails;
  canManage: boolean;
}

/** What to know first: that it stands still and why, and what this person may not do. */
export function Notices({ run, canManage }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {!canManage && (
        <Notice tone="neutral" title={t('runs.readOnly.title')}>
          <Typography textColor="neutral800">{t('runs.readOnly')}</Typography>
        </Notice>
      )}
      {run.status === 'paused' && <PausedNotice run={run} />}
    </>
  );
}
