import { Blocker, Form, type FormHelpers, Layouts, useNotification } from '@strapi/strapi/admin';
import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';

import type { ProviderInfo } from '../../../../server/src/contracts/providers';
import type { Settings } from '../../../../server/src/contracts/settings';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslation } from '../../hooks/useTranslation';
import { useUpdateAltTextSettingsMutation } from '../../services/settings';
import { readApiError } from '../../services/apiError';
import { AutomationSection } from './AutomationSection';
import { toFormErrors } from './formErrors';
import { LanguagesSection } from './LanguagesSection';
import { Notices } from './Notices';
import { ProvidersSection } from './providers/ProvidersSection';
import { SourcesSection } from './SourcesSection';
import { TextSection } from './TextSection';

interface Props {
  settings: Settings;
  providers: ProviderInfo[];
  canUpdate: boolean;
}

/** The whole settings object as one form; what has no field yet is passed through untouched. */
export function SettingsForm({ settings, providers, canUpdate }: Props) {
  const { t } = useTranslation();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const [updateSettings] = useUpdateAltTextSettingsMutation();

  const save = async (values: Settings, { setErrors, resetForm }: FormHelpers<Settings>) => {
    const answer = await updateSettings(values);
    if ('data' in answer) {
      resetForm(answer.data);
      toggleNotification({ type: 'success', message: t('settings.saved') });
      return;
    }
    const { fields } = readApiError(answer.error);
    const { byField, elsewhere } = toFormErrors(fields);
    setErrors(byField);
    const refused = elsewhere.map(({ path, message }) => [path.join('.'), message].join(': '));
    const summary = fields.length > 0 ? t('settings.refused') : errorMessage(answer.error);
    toggleNotification({ type: 'danger', message: [summary, ...refused].join(' ') });
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
              <Notices providers={providers} canUpdate={canUpdate} />
              <ProvidersSection providers={providers} />
              <SourcesSection providers={providers} />
              <LanguagesSection providers={providers} />
              <AutomationSection />
              <TextSection />
            </Flex>
          </Layouts.Content>
          <Blocker />
        </>
      )}
    </Form>
  );
}
