import * as React from 'react';

import { Button, Field, Flex, Textarea, Typography, useNotifyAT } from '@strapi/design-system';

import type { Asset } from '../../../../server/src/contracts/assets';
import { useAssetErrorMessage } from '../../components/asset/useAssetErrorMessage';
import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { useEditAltTextMutation } from '../../services/assets';
import { textIn, wordsOf } from './shown';

interface Props {
  asset: Asset;
  locale: string;
  /** Advice: a longer text is kept. */
  maxLength: number;
  onDone: () => void;
}

/** One alternative text in its place: Enter saves, Escape leaves it as it was. */
export function InlineEditor({ asset, locale, maxLength, onDone }: Props) {
  const { t } = useTranslation();
  const { notifyStatus } = useNotifyAT();
  const errorMessage = useAssetErrorMessage();
  const languageName = useLanguageNames();
  const [edit, { isLoading, error }] = useEditAltTextMutation();
  const [words, setWords] = React.useState(() => wordsOf(textIn(asset, locale)).words);
  const field = React.useRef<HTMLTextAreaElement>(null);
  React.useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const save = async () => {
    if (isLoading) return;
    const answer = await edit({ id: asset.id, locale, body: { alternativeText: words.trim() } });
    if ('error' in answer) {
      field.current?.focus();
      return;
    }
    notifyStatus(t('library.edit.saved', { name: asset.name }));
    onDone();
  };

  const onKeyDown = (event: React.KeyboardEvent) => {
    // Enter also ends a word that is composed of several keystrokes, as in Japanese.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
  };

  const length = words.trim().length;
  const language = languageName(locale);
  return (
    <Field.Root {...(error === undefined ? {} : { error: errorMessage(error) })}>
      <Textarea
        ref={field}
        minHeight="7.2rem"
        aria-label={t('library.edit.label', { name: asset.name, language })}
        value={words}
        readOnly={isLoading}
        onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Field.Error />
      <Flex justifyContent="space-between" gap={2} wrap="wrap" paddingTop={1}>
        <Typography variant="pi" textColor={length > maxLength ? 'warning600' : 'neutral600'}>
          {length > maxLength
            ? t('library.edit.tooLong', { length, maxLength })
            : t('library.edit.length', { length, maxLength })}
        </Typography>
        <Flex gap={2}>
          <Button variant="tertiary" size="S" onClick={onDone}>
            {t('library.edit.cancel')}
          </Button>
          <Button size="S" loading={isLoading} onClick={() => void save()}>
            {t('library.edit.save')}
          </Button>
        </Flex>
      </Flex>
    </Field.Root>
  );
}
