import { Flex, TextButton, Typography } from '@strapi/design-system';

import { Columns } from '../../../components/Columns';
import { useBoundField } from '../../../components/fields/FormField';
import { MultiSelectField } from '../../../components/fields/SelectField';
import { Section } from '../../../components/Section';
import { useTranslation } from '../../../hooks/useTranslation';
import { type RunForm, STATES, usualStates } from '../filter';
import { qualityInWords, typeInWords } from '../inWords';
import { DayField, FolderField, OptionalSelectField } from './fields';

const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/svg+xml', 'image/avif'];
const QUALITIES = ['any', 'severe', 'warning', 'advice'];

/** What an address asked for is offered too, even where it is out of the ordinary. */
const withChosen = (usual: string[], chosen: string): string[] =>
  chosen === '' || usual.includes(chosen) ? usual : [...usual, chosen];

/** The images that were marked one by one somewhere else. */
function MarkedImages() {
  const { t } = useTranslation();
  const { value: ids, setValue } = useBoundField<number[]>('ids', []);
  if (ids.length === 0) return null;
  return (
    <Flex
      justifyContent="space-between"
      gap={4}
      wrap="wrap"
      background="primary100"
      borderColor="primary200"
      hasRadius
      padding={4}
    >
      <Typography textColor="neutral800">{t('runs.form.ids', { count: ids.length })}</Typography>
      <TextButton type="button" onClick={() => setValue([])}>
        {t('runs.form.ids.clear')}
      </TextButton>
    </Flex>
  );
}

/** Which images a run is about. */
export function FilterFields({ form }: { form: RunForm }) {
  const { t, formatList } = useTranslation();
  const usual = formatList(usualStates(form).map((state) => t(`states.${state}`)));
  return (
    <Section title={t('runs.form.which')} description={t('runs.form.which.description')}>
      <MarkedImages />
      <Columns>
        <MultiSelectField
          name="states"
          label={t('runs.form.states')}
          hint={t('runs.form.states.hint')}
          placeholder={usual}
          choices={STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))}
          fallback={[]}
        />
        <OptionalSelectField
          name="quality"
          label={t('runs.form.quality')}
          hint={t('runs.form.quality.hint')}
          placeholder={t('runs.form.any')}
          choices={withChosen(QUALITIES, form.quality).map((quality) => ({
            value: quality,
            label: qualityInWords(quality, t),
          }))}
        />
        <FolderField
          name="folder"
          label={t('runs.form.folder')}
          hint={t('runs.form.folder.hint')}
        />
        <OptionalSelectField
          name="mime"
          label={t('runs.form.type')}
          placeholder={t('runs.form.any')}
          choices={withChosen(TYPES, form.mime).map((mime) => ({
            value: mime,
            label: typeInWords(mime, t),
          }))}
        />
        <DayField name="createdAfter" label={t('runs.form.createdAfter')} />
      </Columns>
    </Section>
  );
}
