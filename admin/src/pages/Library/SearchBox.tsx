import * as React from 'react';

import { Box, Searchbar, SearchForm } from '@strapi/design-system';

import { useTranslation } from '../../hooks/useTranslation';

/** So long nothing is typed before the list follows. Milliseconds. */
const PAUSE_MS = 300;

interface Props {
  words: string;
  onChange: (words: string) => void;
}

/** Looks in names and texts while a person types. */
export function SearchBox({ words, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = React.useState(words);
  const [followed, setFollowed] = React.useState(words);
  // The words can be taken away elsewhere, by their tag or by “clear all”.
  if (followed !== words) {
    setFollowed(words);
    if (words !== typed.trim()) setTyped(words);
  }
  const tell = React.useRef(onChange);
  React.useEffect(() => {
    tell.current = onChange;
  }, [onChange]);
  React.useEffect(() => {
    if (typed.trim() === words) return undefined;
    const timer = setTimeout(() => tell.current(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, words]);

  return (
    <Box width="28rem" maxWidth="100%">
      <SearchForm
        onSubmit={(event) => {
          event.preventDefault();
          onChange(typed.trim());
        }}
      >
        <Searchbar
          name="q"
          size="S"
          value={typed}
          placeholder={t('library.search.placeholder')}
          clearLabel={t('library.search.clear')}
          onClear={() => {
            setTyped('');
            onChange('');
          }}
          onChange={(event) => setTyped(event.target.value)}
        >
          {t('library.search')}
        </Searchbar>
      </SearchForm>
    </Box>
  );
}
