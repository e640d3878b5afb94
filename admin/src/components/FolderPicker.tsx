import { Combobox, ComboboxOption } from '@strapi/design-system';

import { useTranslation } from '../hooks/useTranslation';
import { useGetMediaFoldersQuery } from '../services/folders';

interface Props {
  /** A path by the names of the folders; empty: the whole library. */
  value: string;
  onChange: (path: string) => void;
  disabled?: boolean;
  'aria-label'?: string;
}

/** A folder of the media library, found by typing a part of its path. Goes into a `Field.Root`. */
export function FolderPicker({ value, onChange, disabled = false, ...input }: Props) {
  const { t } = useTranslation();
  const { data = [], isFetching, isError } = useGetMediaFoldersQuery();
  // A folder of the address that is gone, or that this person may not see, still stands there.
  const paths = value === '' || data.includes(value) ? data : [value, ...data];
  return (
    <Combobox
      {...input}
      value={value}
      autocomplete={{ type: 'list', filter: 'contains' }}
      placeholder={t(isError ? 'folders.failed' : 'folders.all')}
      noOptionsMessage={() => t('folders.none')}
      clearLabel={t('folders.clear')}
      loading={isFetching}
      disabled={disabled}
      onChange={(path) => onChange(path)}
      onClear={() => onChange('')}
    >
      {paths.map((path) => (
        <ComboboxOption key={path} value={path} textValue={path}>
          {path}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
