import { Box, Typography } from '@strapi/design-system';

import type { Site } from '../../../../../server/src/contracts/site';
import { Columns } from '../../../components/Columns';
import { MultiSelectField, SelectField } from '../../../components/fields/SelectField';
import { ToggleField } from '../../../components/fields/ToggleField';
import { Section } from '../../../components/Section';
import { useLanguageNames } from '../../../hooks/useLanguageNames';
import { useTranslation } from '../../../hooks/useTranslation';
import type { RunForm } from '../filter';
import { Notice } from '../Notice';
import { OptionalSelectField } from './fields';

/** How the images of a run are described. */
export function OptionFields({ form, site }: { form: RunForm; site: Site }) {
  const { t, formatList } = useTranslation();
  const nameOf = useLanguageNames();
  const languages = [...new Set([...site.languages, ...form.languages])];
  return (
    <Section title={t('runs.form.how')}>
      <Columns>
        <SelectField
          name="mode"
          label={t('runs.form.mode')}
          hint={t(
            form.mode === 'suggest' ? 'runs.form.mode.suggest.hint' : 'runs.form.mode.apply.hint',
          )}
          choices={[
            { value: 'apply', label: t('runs.form.mode.apply') },
            { value: 'suggest', label: t('runs.form.mode.suggest') },
          ]}
          fallback="apply"
        />
        <OptionalSelectField
          name="provider"
          label={t('runs.form.provider')}
          placeholder={
            site.providers.length === 0
              ? t('runs.form.provider.none')
              : t('runs.form.provider.usual', {
                  providers: formatList(site.providers.map(({ name }) => name)),
                })
          }
          choices={site.providers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <MultiSelectField
          name="languages"
          label={t('runs.form.languages')}
          placeholder={formatList(site.languages.map(nameOf))}
          choices={languages.map((code) => ({ value: code, label: nameOf(code) }))}
          fallback={[]}
        />
        <Box>
          <ToggleField
            name="dryRun"
            label={t('runs.form.dryRun')}
            hint={t('runs.form.dryRun.hint')}
          />
        </Box>
        <Box>
          <ToggleField
            name="overwriteHuman"
            label={t('runs.form.overwrite')}
            hint={t('runs.form.overwrite.hint')}
          />
        </Box>
      </Columns>
      {form.overwriteHuman && (
        <Notice tone="danger" isNews>
          <Typography textColor="neutral800">{t('runs.form.overwrite.warning')}</Typography>
        </Notice>
      )}
    </Section>
  );
}
