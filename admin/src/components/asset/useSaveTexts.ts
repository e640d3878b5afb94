import { type FormHelpers, useNotification } from '@strapi/strapi/admin';

import { useTranslation } from '../../hooks/useTranslation';
import { readApiError } from '../../services/apiError';
import { useEditAltTextMutation } from '../../services/assets';
import { changedLocales, editOf, type EditorValues } from './editorValues';
import { ownNameOf } from './languageFacts';
import { useAssetErrorMessage } from './useAssetErrorMessage';

type Save = (
  initial: EditorValues,
  values: EditorValues,
  helpers: Pick<FormHelpers<EditorValues>, 'setErrors'>,
) => Promise<void>;

/** What was refused, at the field that the server named. */
type Errors = Record<string, Record<string, string>>;

/** Saves each language that was changed. One that is refused does not keep the others back. */
export function useSaveTexts(assetId: number, showLocale: (locale: string) => void): Save {
  const { t, formatList } = useTranslation();
  const { toggleNotification } = useNotification();
  const errorMessage = useAssetErrorMessage();
  const [edit] = useEditAltTextMutation();

  return async (initial, values, { setErrors }) => {
    const saved: string[] = [];
    const errors: Errors = {};
    for (const locale of changedLocales(initial, values)) {
      const before = initial.texts[locale];
      const now = values.texts[locale];
      const body = before && now ? editOf(before, now) : null;
      if (body === null) continue;
      const answer = await edit({ id: assetId, locale, body });
      if ('data' in answer) {
        saved.push(locale);
        continue;
      }
      const field = readApiError(answer.error).fields[0]?.path[0] ?? 'alternativeText';
      errors[locale] = { [field]: errorMessage(answer.error) };
    }
    const [refused] = Object.keys(errors);
    if (refused !== undefined) {
      showLocale(refused);
      setErrors({ texts: errors });
      toggleNotification({
        type: 'danger',
        message: t('asset.save.refused', {
          languages: formatList(Object.keys(errors).map(ownNameOf)),
        }),
      });
    }
    if (saved.length > 0) {
      toggleNotification({
        type: 'success',
        message: t('asset.save.done', { languages: formatList(saved.map(ownNameOf)) }),
      });
    }
  };
}
