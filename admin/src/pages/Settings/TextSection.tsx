import { useForm } from '@strapi/strapi/admin';
import { Box, Flex, Typography } from '@strapi/design-system';

import type { Settings } from '../../../../server/src/contracts/settings';
import { Columns } from '../../components/Columns';
import { NumberField } from '../../components/fields/NumberField';
import { TextField } from '../../components/fields/TextField';
import { ToggleField } from '../../components/fields/ToggleField';
import { Section } from '../../components/Section';
import { useTranslation } from '../../hooks/useTranslation';

/** What the rules make of one sentence, as they stand in the form. */
function Example() {
  const { t } = useTranslation();
  const rules = useForm('Example', (form) => (form.values as Settings).text);
  const sentence = rules.removeRedundantPhrases ? t('text.example.clean') : t('text.example.raw');
  // As the server joins them.
  const result = `${rules.prefix}${sentence}${rules.suffix}`.trim();
  const isTooLong = result.length > rules.maxLength;
  return (
    <Box background="neutral100" borderColor="neutral150" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography variant="sigma" tag="h3" textColor="neutral600">
          {t('text.example')}
        </Typography>
        <Typography textColor="neutral600">
          {t('text.example.from', { text: t('text.example.raw') })}
        </Typography>
        <Typography fontWeight="semiBold">{result}</Typography>
        <Typography variant="pi" textColor={isTooLong ? 'danger600' : 'neutral600'}>
          {t(isTooLong ? 'text.example.tooLong' : 'text.example.length', {
            length: result.length,
            max: rules.maxLength,
          })}
        </Typography>
      </Flex>
    </Box>
  );
}

/** What is done to every generated text before it is kept. */
export function TextSection() {
  const { t } = useTranslation();
  return (
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
  );
}
