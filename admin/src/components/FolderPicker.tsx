import { Combobox, ComboboxOption } from '@strapi/design-system';

import { useTranslation } from '../hooks/useTranslation';
import { useGetMediaFoldersQuery } from '../services/folders';

interface Props {
  /** A path by the names of the folders; empty: the whole library. */
  value: string;
  onChange: (path: string) => void;
  disabled?: boolean;
  /** Instead of “Every folder”. */
  placeholder?: string;
  /** Offers `/`, the whole library, under this name. */
  rootLabel?: string;
  'aria-label'?: string;
}

/** A folder of the media library, found by typing a part of its path. Goes into a `Field.Root`. */
export function FolderPicker(props: Props) {
  const { value, onChange, disabled = false, placeholder, rootLabel, ...input } = props;
  const { t } = useTranslation();
  const { data = [], isFetching, isError } = useGetMediaFoldersQuery();
  // A folder of the address that is gone, or that this person may not see, still stands there.
  const known = rootLabel === undefined ? data : ['/', ...data];
  const paths = value === '' || known.includes(value) ? known : [value, ...known];
  const nameOf = (path: string) => (path === '/' ? (rootLabel ?? path) : path);
  return (
    <Combobox
      {...input}
      value={value}
      autocomplete={{ type: 'list', filter: 'contains' }}
      placeholder={isError ? t('folders.failed') : (placeholder ?? t('folders.all'))}
      noOptionsMessage={() => t('folders.none')}
      clearLabel={t('folders.clear')}
      loading={isFetching}
      disabled={disabled}
      onChange={(path) => {
        // It also reports unfinished text when it loses the focus.
        if (paths.includes(path)) onChange(path);
      }}
      onClear={() => onChange('')}
    >
      {paths.map((path) => (
        <ComboboxOption key={path} value={path} textValue={nameOf(path)}>
          {nameOf(path)}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
