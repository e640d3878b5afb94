import { useForm } from '@strapi/strapi/admin';
import { Flex } from '@strapi/design-system';

import type { Settings } from '../../../../server/src/contracts/settings';
import { SelectField } from '../../components/fields/SelectField';
import { Section } from '../../components/Section';
import { useTranslation } from '../../hooks/useTranslation';
import { Warnings } from './Notices';

/** What happens by itself, and what each choice means. */
export function AutomationSection() {
  const { t } = useTranslation();
  const { onUpload, onReplace, onPublish } = useForm(
    'AutomationSection',
    (form) => form.values as Settings,
  );
  const modes = [
    { value: 'apply', label: t('automation.apply') },
    { value: 'suggest', label: t('automation.suggest') },
    { value: 'off', label: t('automation.off') },
  ];
  return (
    <>
      <Warnings codes={['strapi_ai_enabled']} />
      <Section title={t('automation.title')} description={t('automation.description')}>
        <Flex direction="column" alignItems="stretch" gap={5} maxWidth="72rem">
          <SelectField
            name="onUpload"
            label={t('automation.onUpload')}
            hint={t(`automation.onUpload.${onUpload}`)}
            choices={modes}
            fallback="apply"
          />
          <SelectField
            name="onReplace"
            label={t('automation.onReplace')}
            hint={t(`automation.onReplace.${onReplace}`)}
            choices={modes}
            fallback="suggest"
          />
          <SelectField
            name="onPublish"
            label={t('automation.onPublish')}
            hint={t(`automation.onPublish.${onPublish}.hint`)}
            choices={[
              { value: 'off', label: t('automation.off') },
              { value: 'warn', label: t('automation.onPublish.warn') },
              { value: 'block', label: t('automation.onPublish.block') },
            ]}
            fallback="off"
          />
        </Flex>
      </Section>
    </>
  );
}
