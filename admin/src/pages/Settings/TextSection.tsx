import { useForm } from '@strapi/strapi/admin';
import { Box, Flex, Typography } from '@strapi/design-system';

import type { Settings } from '../../../../server/src/contracts/settings';
import { Columns } from '../../components/Columns';
import { NumberField } from '../../components/fields/NumberField';
import { SelectField } from '../../components/fields/SelectField';
import { TextField } from '../../components/fields/TextField';
import { ToggleField } from '../../components/fields/ToggleField';
import { Section } from '../../components/Section';
import { useTranslation } from '../../hooks/useTranslation';
import { exampleOf } from './example';

/** What the rules make of one sentence, as they stand in the form. */
function Example() {
  const { t } = useTranslation();
  const rules = useForm('Example', (form) => (form.values as Settings).text);
  const sentence = { raw: t('text.example.raw'), clean: t('text.example.clean') };
  const { text, length, max, isTooLong } = exampleOf(sentence, rules);
  return (
    <Box background="neutral100" borderColor="neutral150" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="sigma" tag="h3" textColor="neutral600">
          {t('text.example')}
        </Typography>
        <Typography textColor="neutral600">
          {t('text.example.from', { text: sentence.raw })}
        </Typography>
        <Typography fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Typography>
        {max !== null && (
          <Typography variant="pi" textColor={isTooLong ? 'danger600' : 'neutral600'}>
            {t(isTooLong ? 'text.example.tooLong' : 'text.example.length', { length, max })}
          </Typography>
        )}
      </Flex>
    </Box>
  );
}

/** Which fields of an image are filled. */
function FilledFields() {
  const { t } = useTranslation();
  return (
    <Section title={t('texts.fields.title')} description={t('texts.fields.description')}>
      <Columns>
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

/** What is written, and what is done to every generated text before it is kept. */
export function TextSection() {
  const { t } = useTranslation();
  return (
    <>
      <FilledFields />
      <Section title={t('text.title')} description={t('text.description')}>
        <Columns>
          <TextField name="text.prefix" label={t('text.prefix')} hint={t('text.prefix.hint')} />
          <TextField name="text.suffix" label={t('text.suffix')} hint={t('text.suffix.hint')} />
          <NumberField
            name="text.maxLength"
            label={t('text.maxLength')}
            hint={t('text.maxLength.hint')}
          />
          <ToggleField
            name="text.removeRedundantPhrases"
            label={t('text.removeRedundantPhrases')}
            hint={t('text.removeRedundantPhrases.hint')}
          />
        </Columns>
        <Example />
      </Section>
    </>
  );
}
