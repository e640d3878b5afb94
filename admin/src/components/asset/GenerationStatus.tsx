import { useId } from 'react';

import { Alert, Box, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { useHref } from 'react-router-dom';

import { useTranslation } from '../../hooks/useTranslation';
import { PLUGIN_ID } from '../../pluginId';
import { useEditor } from './EditorContext';
import type { Outcome } from './useGeneration';

const VARIANTS = {
  failed: 'danger',
  skipped: 'warning',
  written: 'success',
  suggested: 'default',
} as const;

/** What an administrator can mend in the settings. */
const IN_SETTINGS: ReadonlySet<string | undefined> = new Set([
  'invalid_request',
  'unauthorized',
  'forbidden',
  'insufficient_credits',
  'unsupported_language',
  'no_source',
  'disabled',
  'excluded_by_rule',
]);

function SettingsLink({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation();
  const { rights } = useEditor();
  const href = useHref(`/settings/${PLUGIN_ID}`);
  const code = 'code' in outcome ? outcome.code : undefined;
  if (!rights.readSettings || !IN_SETTINGS.has(code)) return null;
  return (
    <Link href={href} isExternal>
      {t('asset.openSettings')}
    </Link>
  );
}

/** That somebody is at work on the text of this language, and what became of it. */
export function GenerationStatus({ locale }: { locale: string }) {
  const { t } = useTranslation();
  const id = useId();
  const {
    generation: { isRunning, languages, outcome, dismiss },
  } = useEditor();
  if (!languages.includes(locale)) return null;
  if (isRunning) {
    return (
      <Flex gap={3} padding={4} background="primary100" hasRadius>
        <Loader small>{t('asset.generate.running')}</Loader>
        <Typography id={id} textColor="primary700">
          {t('asset.generate.running')}
        </Typography>
      </Flex>
    );
  }
  if (outcome === null) return null;
  return (
    <Box data-outcome={outcome.kind}>
      <Alert
        variant={VARIANTS[outcome.kind]}
        title={t(`asset.outcome.${outcome.kind}`)}
        closeLabel={t('common.close')}
        action={<SettingsLink outcome={outcome} />}
        onClose={(event?: React.SyntheticEvent) => {
          // The alert's own button has no type, so inside a form it would submit.
          event?.preventDefault();
          dismiss();
        }}
      >
        {outcome.message}
      </Alert>
    </Box>
  );
}
