import type { SavedSettings } from '../../../../server/src/contracts/settings';
import { useBoundField } from '../../components/fields/FormField';
import { useGetAltTextLocalesQuery } from '../../services/settings';

/** The form's field. */
export const LANGUAGES = 'languages';

const NONE: string[] = [];

/** The languages of the form: a list of its own, or the locales of the site. */
export function useLanguages() {
  const { value, disabled, setValue } = useBoundField<SavedSettings['languages']>(LANGUAGES, NONE);
  const { data } = useGetAltTextLocalesQuery(undefined, { refetchOnMountOrArgChange: true });
  const locales = data?.locales ?? NONE;
  const follows = value === 'locales';
  /** What a value of the field means. */
  const spoken = (languages: SavedSettings['languages']): string[] =>
    languages === 'locales' ? locales : languages;
  return {
    languages: spoken(value),
    spoken,
    /** Whether they are those of the site. */
    follows,
    /** Whether there is anything to follow. */
    canFollow: data !== undefined && data.locales !== null,
    /** Of the list: what is followed is changed elsewhere. */
    disabled: disabled || follows,
    isReadOnly: disabled,
    setValue,
  };
}
