import * as React from 'react';

import { useForm } from '@strapi/strapi/admin';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { SavedSettings } from '../../../../server/src/contracts/settings';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { PLUGIN_ID } from '../../pluginId';
import { useLanguages } from './useLanguages';

/** The form that starts a run over what is missing in one language. */
const runIn = (code: string): string =>
  `/plugins/${PLUGIN_ID}/runs/new?${new URLSearchParams({ languages: code, states: 'missing' }).toString()}`;

/** What follows from adding a language, or from removing one. */
export function LanguageChanges() {
  const { t } = useTranslation();
  const nameOf = useLanguageNames();
  const { languages, spoken } = useLanguages();
  const initial = useForm('LanguageChanges', (form) => form.initialValues) as SavedSettings;
  const saved = spoken(initial.languages);
  const [before] = React.useState(initial.languages);
  const added = saved.filter((code) => !spoken(before).includes(code));
  const unsaved = languages.filter((code) => !saved.includes(code));
  const removed = [...new Set([...spoken(before), ...saved])].filter(
    (code) => !languages.includes(code),
  );
  return (
    <Box aria-live="polite">
      <Flex direction="column" alignItems="stretch" gap={2}>
        {unsaved.map((code) => (
          <Typography key={code} tag="p" variant="pi" textColor="neutral600">
            {t('languages.added.unsaved', { language: nameOf(code) })}
          </Typography>
        ))}
        {added
          .filter((code) => languages.includes(code))
          .map((code) => (
            <Typography key={code} tag="p" variant="omega" textColor="primary600">
              <Link to={runIn(code)}>{t('languages.added', { language: nameOf(code) })}</Link>
            </Typography>
          ))}
        {removed.map((code) => (
          <Typography key={code} tag="p" variant="pi" textColor="neutral600">
            {t('languages.removed', { language: nameOf(code) })}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
}
