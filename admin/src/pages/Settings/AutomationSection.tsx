import { Columns } from '../../components/Columns';
import { SelectField } from '../../components/fields/SelectField';
import { ToggleField } from '../../components/fields/ToggleField';
import { Section } from '../../components/Section';
import { useTranslation } from '../../hooks/useTranslation';

/** What happens by itself, and which of an image's fields it fills. */
export function AutomationSection() {
  const { t } = useTranslation();
  const modes = [
    { value: 'apply', label: t('automation.apply') },
    { value: 'suggest', label: t('automation.suggest') },
    { value: 'off', label: t('automation.off') },
  ];
  return (
    <Section title={t('automation.title')} description={t('automation.description')}>
      <Columns>
        <SelectField
          name="onUpload"
          label={t('automation.onUpload')}
          choices={modes}
          fallback="apply"
        />
        <SelectField
          name="onReplace"
          label={t('automation.onReplace')}
          hint={t('automation.onReplace.hint')}
          choices={modes}
          fallback="suggest"
        />
        <SelectField
          name="onPublish"
          label={t('automation.onPublish')}
          hint={t('automation.onPublish.hint')}
          choices={[
            { value: 'off', label: t('automation.off') },
            { value: 'warn', label: t('automation.onPublish.warn') },
            { value: 'block', label: t('automation.onPublish.block') },
          ]}
          fallback="off"
        />
        <ToggleField name="fields.alternativeText" label={t('fields.alternativeText')} />
        <ToggleField name="fields.caption" label={t('fields.caption')} />
        <SelectField
          name="fields.captionFallback"
          label={t('fields.captionFallback')}
          hint={t('fields.captionFallback.hint')}
          choices={[
            { value: 'leave', label: t('fields.captionFallback.leave') },
            { value: 'second-call', label: t('fields.captionFallback.secondCall') },
          ]}
          fallback="leave"
        />
      </Columns>
    </Section>
  );
}
