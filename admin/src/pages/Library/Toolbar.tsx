import * as React from 'react';

import { Layouts } from '@strapi/strapi/admin';
import {
  Flex,
  IconButton,
  IconButtonGroup,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { GridFour, List } from '@strapi/icons';

import { useLanguageNames } from '../../hooks/useLanguageNames';
import { useTranslation } from '../../hooks/useTranslation';
import { type Sort, SORTS } from './choices';
import { FilterPopover } from './FilterPopover';
import { SearchBox } from './SearchBox';
import type { AddressControl } from './useLibraryAddress';

export type View = 'grid' | 'list';

interface Props {
  address: AddressControl;
  languages: string[];
  /** Whose texts are shown. */
  locale: string;
  view: View;
  onView: (view: View) => void;
  filterButton: React.RefObject<HTMLButtonElement>;
}

function LanguageChoice({
  address,
  languages,
  locale,
}: Pick<Props, 'address' | 'languages' | 'locale'>) {
  const { t } = useTranslation();
  const languageName = useLanguageNames();
  const [first] = languages;
  const known = languages.includes(locale) ? languages : [...languages, locale];
  if (known.length < 2) return null;
  return (
    <SingleSelect
      size="S"
      aria-label={t('library.language')}
      value={locale}
      onChange={(next) => {
        address.setFilters({ locale: next === first ? undefined : String(next) });
      }}
    >
      {known.map((code) => (
        <SingleSelectOption key={code} value={code}>
          {languageName(code)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

/** What is looked for, in which order, and how it is shown. */
export function Toolbar({ address, languages, locale, view, onView, filterButton }: Props) {
  const { t } = useTranslation();
  const views = { grid: <GridFour />, list: <List /> };
  return (
    <Layouts.Action
      startActions={
        <>
          <SearchBox
            words={address.filters.q ?? ''}
            onChange={(words) => address.setFilters({ q: words || undefined })}
          />
          <FilterPopover address={address} button={filterButton} />
        </>
      }
      endActions={
        <Flex gap={2} wrap="wrap">
          <LanguageChoice address={address} languages={languages} locale={locale} />
          <SingleSelect
            size="S"
            aria-label={t('library.sort')}
            value={address.sort}
            onChange={(next) => address.show({ sort: next as Sort })}
          >
            {SORTS.map((sort) => (
              <SingleSelectOption key={sort} value={sort}>
                {t(`library.sort.${sort}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <IconButtonGroup aria-label={t('library.view')} role="group">
            {(['grid', 'list'] as const).map((which) => (
              <IconButton
                key={which}
                size="S"
                label={t(`library.view.${which}`)}
                aria-pressed={view === which}
                variant={view === which ? 'secondary' : 'tertiary'}
                onClick={() => onView(which)}
              >
                {views[which]}
              </IconButton>
            ))}
          </IconButtonGroup>
        </Flex>
      }
    />
  );
}
