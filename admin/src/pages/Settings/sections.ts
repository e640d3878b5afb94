import type { FieldError } from '../../../../server/src/contracts/errors';
import type {
  SavedSettings as Settings,
  SettingsWarning,
} from '../../../../server/src/contracts/settings';

/** The sections of the page, in their order. They are parts of one form. */
export const SECTIONS = [
  'providers',
  'languages',
  'texts',
  'automation',
  'folders',
  'credits',
  'pages',
] as const;

export type SectionId = (typeof SECTIONS)[number];

export const isSection = (value: unknown): value is SectionId =>
  SECTIONS.some((section) => section === value);

/** Where each part of the settings is edited; a new one does not compile without its place. */
const PLACES: Record<Exclude<keyof Settings, 'sources'>, SectionId> & {
  sources: Record<keyof Settings['sources'], SectionId>;
} = {
  sources: {
    embeddedMetadata: 'providers',
    reuseIdenticalImages: 'providers',
    providers: 'providers',
    whenOutOfCredits: 'credits',
  },
  providers: 'providers',
  languages: 'languages',
  delivery: 'languages',
  fields: 'texts',
  text: 'texts',
  onUpload: 'automation',
  onReplace: 'automation',
  onPublish: 'automation',
  rules: 'folders',
  budgets: 'credits',
  pages: 'pages',
};

/** The section in which a field is, by its path; `undefined` for what has no field on the page. */
export function sectionOf([head = '', below = '']: readonly string[]): SectionId | undefined {
  const place = (PLACES as Record<string, SectionId | Record<string, SectionId>>)[head];
  return typeof place === 'object' ? place[below] : place;
}

/** The sections with refused fields, in their order. */
export function refusedSections(errors: readonly FieldError[]): SectionId[] {
  const found = new Set(errors.map(({ path }) => sectionOf(path)));
  return SECTIONS.filter((section) => found.has(section));
}

const same = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** The sections in which something was changed and not saved. */
export function changedSections(saved: Settings, now: Settings): Set<SectionId> {
  const changed = new Set<SectionId>();
  for (const [key, place] of Object.entries(PLACES)) {
    const before: unknown = Reflect.get(saved, key);
    const after: unknown = Reflect.get(now, key);
    if (typeof place === 'string') {
      if (!same(before, after)) changed.add(place);
      continue;
    }
    for (const [below, section] of Object.entries(place)) {
      const part = (value: unknown): unknown => Reflect.get(Object(value) as object, below);
      if (!same(part(before), part(after))) changed.add(section);
    }
  }
  return changed;
}

const WARNED: Record<SettingsWarning['code'], SectionId> = {
  no_encryption_key: 'providers',
  no_provider: 'providers',
  key_missing: 'providers',
  images_unreachable: 'providers',
  public_url_private: 'providers',
  strapi_ai_enabled: 'automation',
  mapping_broken: 'pages',
  no_locales: 'languages',
  locale_unknown: 'languages',
};

/** The section in which a warning can be acted upon; one that this page does not know is first. */
export const sectionOfWarning = ({ code }: Pick<SettingsWarning, 'code'>): SectionId =>
  (WARNED as Partial<Record<string, SectionId>>)[code] ?? 'providers';
