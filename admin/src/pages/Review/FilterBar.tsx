import { Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { useGetMediaFoldersQuery } from '../../services/folders';
import { QUALITIES, SORTS } from './address';
import type { ReviewAddressState } from './filters';

interface Choice {
  value: string;
  label: string;
}

interface FilterProps {
  label: string;
  /** What stands there where nothing is chosen. */
  all: string;
  value: string | undefined;
  choices: Choice[];
  onChange: (value: string | undefined) => void;
}

const ALL = '*';

function Filter({ label, all, value, choices, onChange }: FilterProps) {
  // What the address names but nobody knows is shown as it is.
  const known = value === undefined || choices.some((choice) => choice.value === value);
  const shown = known ? choices : [...choices, { value, label: value }];
  return (
    <SingleSelect
      aria-label={label}
      size="S"
      value={value ?? ALL}
      onChange={(next) => onChange(next === ALL ? undefined : String(next))}
    >
      <SingleSelectOption value={ALL}>{all}</SingleSelectOption>
      {shown.map((choice) => (
        <SingleSelectOption key={choice.value} value={choice.value}>
          {choice.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

/** Which suggestions, and in which order. */
export function FilterBar({
  state: { address, change },
  languages,
}: {
  state: ReviewAddressState;
  languages: readonly string[];
}) {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  const folders = useGetMediaFoldersQuery().data ?? [];
  return (
    <Flex gap={2} wrap="wrap">
      {languages.length > 1 && (
        <Filter
          label={t('review.filter.language')}
          all={t('review.filter.language.all')}
          value={address.locale}
          choices={languages.map((code) => ({ value: code, label: languageName(code) }))}
          onChange={(locale) => change({ locale })}
        />
      )}
      {(folders.length > 0 || address.folder !== undefined) && (
        <Filter
          label={t('review.filter.folder')}
          all={t('review.filter.folder.all')}
          value={address.folder}
          choices={folders.map((path) => ({ value: path, label: path }))}
          onChange={(folder) => change({ folder })}
        />
      )}
      <Filter
        label={t('review.filter.quality')}
        all={t('review.filter.quality.all')}
        value={address.quality}
        choices={QUALITIES.map((value) => ({ value, label: t(`review.filter.quality.${value}`) }))}
        onChange={(quality) => change({ quality: quality as typeof address.quality })}
      />
      <SingleSelect
        aria-label={t('review.sort')}
        size="S"
        value={address.sort ?? SORTS[0]}
        onChange={(sort) =>
          change({ sort: sort === SORTS[0] ? undefined : (sort as typeof address.sort) })
        }
      >
        {SORTS.map((sort) => (
          <SingleSelectOption key={sort} value={sort}>
            {t(`review.sort.${sort}`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Flex>
  );
}
