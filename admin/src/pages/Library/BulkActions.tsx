import * as React from 'react';

import { ConfirmDialog } from '@strapi/strapi/admin';
import { Button, Dialog, MenuItem, SimpleMenu, Typography } from '@strapi/design-system';
import { Check, Cross, Sparkle } from '@strapi/icons';

import { useLanguageNames } from '../../hooks/useLanguageNames';
import type { Rights } from '../../hooks/useRights';
import { useTranslation } from '../../hooks/useTranslation';
import type { LibraryFilters } from './filters';
import { countOf } from './selection';
import { type BulkAction, type BulkOutcome, useBulk } from './useBulk';
import { useGenerate } from './useGenerate';
import type { SelectionControl } from './useSelection';

interface Props {
  control: SelectionControl;
  filters: LibraryFilters;
  rights: Rights;
  onDone: (outcome: BulkOutcome) => void;
}

/** What can be done with all selected images at once. Each is asked about before it is done. */
export function BulkActions({ control, filters, rights, onDone }: Props) {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  const [asked, setAsked] = React.useState<BulkAction | null>(null);
  const { run, progress } = useBulk(filters);
  const { generate, isCollecting } = useGenerate(filters);
  const { selection, clear } = control;
  const count = countOf(selection);
  const { locale } = filters;

  const carryOut = async (action: BulkAction) => {
    setAsked(null);
    const outcome = await run(action, selection, locale);
    if (outcome.error === undefined) clear();
    onDone(outcome);
  };

  if (progress !== null) {
    return (
      <Typography role="status" textColor="neutral600">
        {progress.of === 0 ? t('library.gathering') : t('library.working', { ...progress })}
      </Typography>
    );
  }
  return (
    <>
      {rights.manageRuns && (
        <Button
          size="S"
          startIcon={<Sparkle />}
          loading={isCollecting}
          onClick={() => void generate(selection)}
        >
          {t('library.generate')}
        </Button>
      )}
      {rights.review && (
        <>
          <Button
            size="S"
            variant="success-light"
            startIcon={<Check />}
            onClick={() => setAsked('approve')}
          >
            {t('library.approve')}
          </Button>
          <Button
            size="S"
            variant="danger-light"
            startIcon={<Cross />}
            onClick={() => setAsked('reject')}
          >
            {t('library.reject')}
          </Button>
          <SimpleMenu size="S" variant="tertiary" label={t('library.decorative')}>
            <MenuItem onSelect={() => setAsked('decorative')}>
              {t('library.decorative.on')}
            </MenuItem>
            <MenuItem onSelect={() => setAsked('notDecorative')}>
              {t('library.decorative.off')}
            </MenuItem>
          </SimpleMenu>
        </>
      )}
      <Dialog.Root open={asked !== null} onOpenChange={(isOpen) => !isOpen && setAsked(null)}>
        {asked !== null && (
          <ConfirmDialog
            title={t(`library.ask.${asked}.title`, { count })}
            variant={asked === 'reject' ? 'danger' : 'default'}
            onConfirm={() => void carryOut(asked)}
          >
            <Typography textAlign="center">
              {t(`library.ask.${asked}`)}{' '}
              {locale === undefined
                ? t('library.ask.everyLanguage')
                : t('library.ask.language', { language: languageName(locale) })}
            </Typography>
          </ConfirmDialog>
        )}
      </Dialog.Root>
    </>
  );
}
