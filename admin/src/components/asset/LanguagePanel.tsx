import * as React from 'react';

import { useForm } from '@strapi/strapi/admin';
import { Flex, Typography } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';
import { DecorativeField } from './DecorativeField';
import { useEditor } from './EditorContext';
import { editOf, type EditorValues } from './editorValues';
import { Extras } from './Extras';
import { Findings } from './Findings';
import { GenerateButton } from './GenerateButton';
import { GenerationStatus } from './GenerationStatus';
import { keepFocus } from './keepFocus';
import { LastChange } from './LastChange';
import { StateBadge } from './StateBadge';
import { Suggestion } from './Suggestion';
import { WordsField } from './WordsField';

/** Whether something of this language is not saved yet. */
export const useIsUnsaved = (locale: string): boolean =>
  useForm('useIsUnsaved', ({ initialValues, values }) => {
    const before = (initialValues as unknown as EditorValues).texts[locale];
    const now = (values as unknown as EditorValues).texts[locale];
    return before !== undefined && now !== undefined && editOf(before, now) !== null;
  });

interface Props {
  /** BCP-47 */
  locale: string;
}

/** The texts of one language, with all that can be done with them. */
export function LanguagePanel({ locale }: Props) {
  const { t } = useTranslation();
  const { asset, site, mayEdit, mayGenerate } = useEditor();
  const isUnsaved = useIsUnsaved(locale);
  const fields = React.useRef<HTMLDivElement>(null);
  const isDecorative = useForm(
    'LanguagePanel',
    (form) => (form.values as unknown as EditorValues).texts[locale]?.decorative === true,
  );
  const text = asset.texts[locale];
  if (!text) return null;

  const isOfSite = site.languages.includes(locale);
  const provider = text.provider ?? '';
  const name = site.providers.find(({ id }) => id === provider)?.name ?? provider;
  const keepsTitle =
    text.title !== undefined || site.providers.some(({ returns }) => returns.includes('title'));
  const source = [name, text.model === undefined ? '' : `(${text.model})`].join(' ').trim();
  return (
    <Flex direction="column" alignItems="stretch" gap={5} paddingTop={5}>
      <Flex gap={4} justifyContent="space-between" alignItems="flex-start" wrap="wrap">
        <Flex direction="column" alignItems="stretch" gap={1} flex="1 1 26rem">
          <Flex gap={2} wrap="wrap">
            <StateBadge state={text.state} />
            <Typography>{t(`asset.state.${text.state}`)}</Typography>
            {source !== '' && (
              <Typography textColor="neutral600">{t('asset.source', { name: source })}</Typography>
            )}
          </Flex>
          <LastChange locale={locale} text={text} isUnsaved={isUnsaved} />
          {!isOfSite && (
            <Typography variant="pi" textColor="warning700">
              {t('asset.notOfSite')}
            </Typography>
          )}
          {isUnsaved && mayGenerate && isOfSite && (
            <Typography variant="pi" textColor="neutral600">
              {t('asset.generate.unsaved')}
            </Typography>
          )}
        </Flex>
        {mayGenerate && isOfSite && (
          <GenerateButton locale={locale} state={text.state} isUnsaved={isUnsaved} />
        )}
      </Flex>
      <GenerationStatus locale={locale} />
      <Suggestion
        locale={locale}
        text={text}
        isUnsaved={isUnsaved}
        onTake={() => fields.current?.querySelector('textarea')?.focus()}
        onDecided={() => {
          keepFocus(fields.current?.querySelector<HTMLElement>('textarea:enabled, button:enabled'));
        }}
      />
      <Flex ref={fields} direction="column" alignItems="stretch" gap={4}>
        <WordsField
          name={`texts.${locale}.alternativeText`}
          label={t('asset.alternativeText')}
          locale={locale}
          multiline
          advisedLength={site.maxLength}
          disabled={isDecorative}
        />
        {!text.suggestion && <Findings findings={text.findings ?? []} />}
        <DecorativeField locale={locale} />
        {(site.fields.caption || text.caption !== null) && (
          <WordsField
            name={`texts.${locale}.caption`}
            label={t('asset.caption')}
            locale={locale}
            multiline
          />
        )}
        {keepsTitle && (
          <WordsField name={`texts.${locale}.title`} label={t('asset.title')} locale={locale} />
        )}
        {text.suggestion && mayEdit && (
          <Typography variant="pi" textColor="neutral600">
            {t('asset.suggestion.settles')}
          </Typography>
        )}
        <Extras text={text} locale={locale} />
      </Flex>
    </Flex>
  );
}
