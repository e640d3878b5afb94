import type { Rights } from '../../hooks/useRights';
import { useTranslation } from '../../hooks/useTranslation';
import { pathTo, SETTINGS } from '../App/pages';
import type { Step } from './nextSteps';

interface StepWords {
  title: string;
  text: string;
  /** Not there where the person may do nothing about it. */
  link?: { to: string; label: string };
}

/** Says what a step is about, and where this person can do it. */
export function useStepWords(rights: Rights): (step: Step) => StepWords {
  const { t, tOr } = useTranslation();

  const settings = (title: string, text: string): StepWords =>
    rights.readSettings
      ? { title, text, link: { to: SETTINGS, label: t('overview.next.settings') } }
      : { title, text: `${text} ${t('overview.next.askAdministrator')}` };

  /** A run over what is in this state; for whoever may not start one, the images. */
  const describe = (title: string, text: string, state: 'missing' | 'stale'): StepWords => {
    const link = rights.manageRuns
      ? { to: pathTo('runs', { states: state }, '/new'), label: t('overview.next.estimate') }
      : { to: pathTo('library', { state }), label: t('overview.next.see') };
    return { title, text, link };
  };

  return (step) => {
    switch (step.kind) {
      case 'provider':
        return settings(t('overview.next.provider'), t('overview.next.provider.text'));
      case 'key':
        return settings(
          t('overview.next.key', { provider: step.provider.name }),
          t('overview.next.key.text'),
        );
      case 'paused': {
        const { id, pausedCode, pausedReason = '' } = step.run;
        return {
          title: t('overview.next.paused', { id }),
          text: pausedCode === undefined ? pausedReason : tOr(`errors.${pausedCode}`, pausedReason),
          link: { to: pathTo('runs', {}, `/${id}`), label: t('overview.next.run') },
        };
      }
      case 'failing': {
        const { code, message = t('errors.unknown') } = step.task;
        return {
          title: t('overview.next.failing', { count: step.count }),
          text: code === undefined ? message : tOr(`errors.${code}`, message),
          link: { to: pathTo('library', { state: 'missing' }), label: t('overview.next.see') },
        };
      }
      case 'missing':
        return describe(
          t('overview.next.missing', { count: step.count }),
          t('overview.next.missing.text'),
          'missing',
        );
      case 'stale':
        return describe(
          t('overview.next.stale', { count: step.count }),
          t('overview.next.stale.text'),
          'stale',
        );
      case 'review':
        return {
          title: t('overview.next.review', { count: step.count }),
          text: t('overview.next.review.text'),
          link: { to: pathTo('review'), label: t('overview.next.review.link') },
        };
      case 'severe':
        return {
          title: t('overview.next.severe', { count: step.count }),
          text: t('overview.next.severe.text'),
          link: { to: pathTo('library', { quality: 'severe' }), label: t('overview.next.see') },
        };
      case 'failed':
        return {
          title: t('overview.next.failed', { count: step.count, id: step.run.id }),
          text: t('overview.next.failed.text'),
          link: { to: pathTo('runs', {}, `/${step.run.id}`), label: t('overview.next.run') },
        };
    }
  };
}
