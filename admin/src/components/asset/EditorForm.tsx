import * as React from 'react';

import { Blocker, Form, useForm } from '@strapi/strapi/admin';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Check, Information } from '@strapi/icons';

import { useTranslation } from '../../hooks/useTranslation';
import { AssetFacts } from './AssetFacts';
import { useEditor } from './EditorContext';
import { type EditorValues, editorValues, withUnsaved } from './editorValues';
import type { Frame } from './frames';
import { History } from './History';
import { orderedLocales } from './languageFacts';
import { LanguageTabs } from './LanguageTabs';
import { useSaveTexts } from './useSaveTexts';

interface FormState {
  initialValues: EditorValues;
  values: EditorValues;
  errors: object;
  isSubmitting: boolean;
  modified: boolean;
  resetForm: (values: EditorValues) => void;
  setValues: (values: EditorValues) => void;
  setErrors: (errors: object) => void;
}

/** Brings into the form what has changed on the server, and leaves what was typed. */
function FollowServer({ onModified }: { onModified: (modified: boolean) => void }) {
  const { asset } = useEditor();
  const form = useForm('FollowServer', (state) => state) as unknown as FormState;
  const latest = React.useRef(form);
  latest.current = form;

  const shown = React.useRef(asset);
  const { isSubmitting } = form;
  React.useEffect(() => {
    // While languages are saved one after the other, the form is still busy with the next.
    if (shown.current === asset || isSubmitting) return;
    shown.current = asset;
    const { initialValues, values, errors, resetForm, setValues, setErrors } = latest.current;
    const next = editorValues(asset);
    resetForm(next);
    setValues(withUnsaved(initialValues, values, next));
    // What was refused is still to be mended.
    setErrors(errors);
  }, [asset, isSubmitting]);

  const { modified } = form;
  const report = React.useRef(onModified);
  report.current = onModified;
  React.useEffect(() => {
    report.current(modified);
  }, [modified]);
  return null;
}

/** Why nothing can be changed here. */
function ReadOnlyNotice() {
  const { t } = useTranslation();
  const { mayEdit, rights } = useEditor();
  if (mayEdit) return null;
  return (
    <Flex gap={3} padding={4} alignItems="flex-start" background="primary100" hasRadius>
      <Information fill="primary600" aria-hidden />
      <Typography>
        <Typography fontWeight="bold">{t('asset.readOnly.title')}</Typography>
        {'. '}
        {t(rights.review ? 'asset.readOnly.files' : 'asset.readOnly.review')}
      </Typography>
    </Flex>
  );
}

interface Props {
  initialLocale: string | undefined;
  frame: Frame;
  isRouted?: boolean;
  onModified: (modified: boolean) => void;
  onClose: (() => void) | undefined;
}

/** The form over all languages of one image. */
export function EditorForm({
  initialLocale,
  frame: Frame,
  isRouted = false,
  onModified,
  onClose,
}: Props) {
  const { t } = useTranslation();
  const { asset, site, mayEdit } = useEditor();
  // What follows is brought in without touching what was typed.
  const [initialValues] = React.useState(() => editorValues(asset));
  const [locale, setLocale] = React.useState(() => {
    const locales = orderedLocales(site.languages, Object.keys(asset.texts));
    return locales.find((one) => one === initialLocale) ?? locales[0] ?? '';
  });
  const save = useSaveTexts(asset.id, setLocale);

  return (
    <Form
      method="PUT"
      initialValues={initialValues}
      disabled={!mayEdit}
      onSubmit={(values, helpers) => save(editorValues(asset), values, helpers)}
    >
      {({ modified, isSubmitting }) => (
        <Frame
          footer={
            <Flex gap={2} justifyContent="space-between" width="100%">
              {onClose ? (
                <Button variant="tertiary" onClick={onClose}>
                  {t('common.close')}
                </Button>
              ) : (
                <span />
              )}
              {mayEdit && (
                <Button
                  type="submit"
                  startIcon={<Check />}
                  disabled={!modified}
                  loading={isSubmitting}
                >
                  {t('asset.save')}
                </Button>
              )}
            </Flex>
          }
        >
          <FollowServer onModified={onModified} />
          {isRouted && <Blocker />}
          <Flex direction="column" alignItems="stretch" gap={5}>
            <AssetFacts asset={asset} />
            <ReadOnlyNotice />
            <LanguageTabs locale={locale} onLocale={setLocale} />
            <History />
          </Flex>
        </Frame>
      )}
    </Form>
  );
}
