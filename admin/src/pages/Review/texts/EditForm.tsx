import * as React from 'react';

import { Button, Checkbox, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import type { AssetText } from '../../../../../server/src/contracts/texts';
import { useTranslation } from '../../../hooks/useTranslation';
import type { EditedText } from '../queue/state';

interface Props {
  text: AssetText;
  locale: string;
  /** What a person had written before it came back. */
  draft?: EditedText | undefined;
  maxLength: number;
  onTake: (body: Required<EditedText>) => void;
  onLeave: () => void;
}

interface Draft {
  alternativeText: string;
  caption: string;
  decorative: boolean;
}

const draftOf = ({ suggestion, ...standing }: AssetText, draft?: EditedText): Draft => ({
  alternativeText:
    draft?.alternativeText ?? suggestion?.alternativeText ?? standing.alternativeText ?? '',
  caption: draft?.caption ?? suggestion?.caption ?? standing.caption ?? '',
  decorative: draft?.decorative ?? suggestion?.alternativeText === '',
});

/** A suggestion in a person's own words, where it stands. */
export function EditForm({ text, locale, draft, maxLength, onTake, onLeave }: Props) {
  const { t } = useTranslation();
  const intl = useIntl();
  const [words, setWords] = React.useState(() => draftOf(text, draft));
  const first = React.useRef<HTMLTextAreaElement>(null);
  const { alternativeText, caption, decorative } = words;
  const isEmpty = !decorative && alternativeText.trim() === '';
  const length = alternativeText.trim().length;

  React.useEffect(() => {
    const { current: field } = first;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);

  const take = () => {
    if (isEmpty) return;
    onTake({ alternativeText: decorative ? '' : alternativeText, caption, decorative });
  };
  const listen = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) take();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const typed =
    (name: 'alternativeText' | 'caption') => (event: React.ChangeEvent<HTMLTextAreaElement>) => {
      const { value } = event.target;
      setWords((before) => ({ ...before, [name]: value }));
    };

  return (
    <Flex
      tag="form"
      aria-label={t('review.edit.form')}
      direction="column"
      alignItems="stretch"
      gap={4}
      onKeyDown={listen}
      onSubmit={(event: React.FormEvent) => {
        event.preventDefault();
        take();
      }}
    >
      <Field.Root
        name="alternativeText"
        hint={t('review.edit.length', {
          length: intl.formatNumber(length),
          most: intl.formatNumber(maxLength),
        })}
        {...(isEmpty ? { error: t('review.edit.empty') } : {})}
      >
        <Field.Label>{t('review.alternativeText')}</Field.Label>
        <Textarea
          ref={first}
          lang={locale}
          dir="auto"
          value={alternativeText}
          disabled={decorative}
          onChange={typed('alternativeText')}
        />
        <Field.Error />
        <Field.Hint />
      </Field.Root>
      <Checkbox
        checked={decorative}
        onCheckedChange={(checked) =>
          setWords((before) => ({ ...before, decorative: checked === true }))
        }
      >
        {t('review.edit.decorative')}
      </Checkbox>
      <Field.Root name="caption">
        <Field.Label>{t('review.caption')}</Field.Label>
        <Textarea lang={locale} dir="auto" value={caption} onChange={typed('caption')} />
      </Field.Root>
      <Flex gap={2} wrap="wrap">
        <Button type="submit" disabled={isEmpty}>
          {t('review.edit.take')}
        </Button>
        <Button variant="tertiary" onClick={onLeave}>
          {t('review.edit.leave')}
        </Button>
        <Typography variant="pi" textColor="neutral600">
          {t('review.edit.keys')}
        </Typography>
      </Flex>
    </Flex>
  );
}
