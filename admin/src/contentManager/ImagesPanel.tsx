import * as React from 'react';

import { useForm } from '@strapi/strapi/admin';

import { useRights } from '../hooks/useRights';
import { useTranslation } from '../hooks/useTranslation';
import { EntryImages } from './EntryImages';
import { type FormImages, imagesIn } from './imagesIn';
import type { SidePanel } from './types';

/** The images of an entry with their texts, beside its form; nothing where there are none. */
export const useImagesPanel: SidePanel = ({ document }) => {
  const { t } = useTranslation();
  const rights = useRights();
  // As a string, so that typing elsewhere in the form draws nothing anew.
  const found = useForm('AltTextImages', (form) => JSON.stringify(imagesIn(form.values)));
  const images = React.useMemo(() => JSON.parse(found) as FormImages, [found]);
  if (!rights?.readAssets || images.ids.length + images.hashes.length === 0) return null;
  return {
    title: t('entry.title'),
    content: <EntryImages images={images} rights={rights} locale={document?.locale ?? undefined} />,
  };
};
