import * as React from 'react';

import { Blocker, Form, type FormHelpers, Layouts, useNotification } from '@strapi/strapi/admin';
import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';

import type { ProviderInfo } from '../../../../server/src/contracts/providers';
import type { SavedSettings } from '../../../../server/src/contracts/settings';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslation } from '../../hooks/useTranslation';
import { readApiError } from '../../services/apiError';
import { useUpdateAltTextSettingsMutation } from '../../services/settings';
import { AutomationSection } from './AutomationSection';
import { CreditsSection } from './credits/CreditsSection';
import { FoldersSection } from './folders/FoldersSection';
import { toFormErrors } from './formErrors';
import { LanguagesSection } from './LanguagesSection';
import { Notices, useWarnings } from './Notices';
import { PagesSection } from './pages/PagesSection';
import { ProvidersSection } from './providers/ProvidersSection';
import { refusedSections, type SectionId } from './sections';
import { SectionTabs } from './SectionTabs';
import { SourcesSection } from './SourcesSection';
import { TextSection } from './TextSection';
import { useSection } from './useSection';

interface Props {
  settings: SavedSettings;
  providers: ProviderInfo[];
  canUpdate: boolean;
}

/** The whole settings object as one form under tabs; what has no field is passed on untouched. */
export function SettingsForm({ settings, providers, canUpdate }: Props) {
  const { t } = useTranslation();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const [updateSettings] = useUpdateAltTextSettingsMutation();
  const warnings = useWarnings();
  const [shown, show] = useSection();
  const [refused, setRefused] = React.useState<SectionId[]>([]);

  const save = async (
    values: SavedSettings,
    { setErrors, resetForm }: FormHelpers<SavedSettings>,
  ) => {
    const answer = await updateSettings(values);
    if ('data' in answer) {
      setRefused([]);
      resetForm(answer.data);
      toggleNotification({ type: 'success', message: t('settings.saved') });
      return;
    }
    const { fields } = readApiError(answer.error);
    const { byField, elsewhere } = toFormErrors(fields);
    const where = refusedSections(fields);
    setRefused(where);
    // The form looks for the first refused field to focus it: it has to be in sight by then.
    if (where[0] !== undefined && !where.includes(shown)) show(where[0]);
    setErrors(byField);
    const others = elsewhere.map(({ path, message }) => [path.join('.'), message].join(': '));
    const summary = fields.length > 0 ? t('settings.refused') : errorMessage(answer.error);
    toggleNotification({ type: 'danger', message: [summary, ...others].join(' ') });
  };

  return (
    <Form method="PUT" initialValues={settings} disabled={!canUpdate} onSubmit={save}>
      {({ modified, isSubmitting }) => (
        <>
          <Layouts.Header
            title={t('plugin.name')}
            subtitle={t('settings.subtitle')}
            primaryAction={
              <Button
                type="submit"
                startIcon={<Check />}
                disabled={!canUpdate || !modified}
                loading={isSubmitting}
              >
                {t('settings.save')}
              </Button>
            }
          />
          <Layouts.Content>
            <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
              <Notices canUpdate={canUpdate} />
              <SectionTabs shown={shown} onShow={show} refused={refused} warnings={warnings}>
                {{
                  providers: (
                    <>
                      <ProvidersSection providers={providers} />
                      <SourcesSection providers={providers} />
                    </>
                  ),
                  languages: <LanguagesSection providers={providers} />,
                  texts: <TextSection />,
                  automation: <AutomationSection />,
                  folders: <FoldersSection providers={providers} />,
                  credits: <CreditsSection providers={providers} />,
                  pages: <PagesSection providers={providers} />,
                }}
              </SectionTabs>
            </Flex>
          </Layouts.Content>
          <Blocker />
        </>
      )}
    </Form>
  );
}
