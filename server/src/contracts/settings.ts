import type { PageMapping } from './pages';
import type { OptionValues } from './providers';

export type Automation = 'apply' | 'suggest' | 'off';

/** What happens where an entry is published with images that have no alternative text. */
export type OnPublish = 'off' | 'warn' | 'block';

/** What happens to the images of a folder and its subfolders; the longest matching path wins. */
export type FolderRule =
  { folder: string; action: 'skip' } | { folder: string; provider: string; options?: OptionValues };

/** The settings as the plugin works by them: its languages are known. */
export interface Settings {
  sources: {
    /** Use the alternative text that is embedded in the file itself. */
    embeddedMetadata: boolean;
    /** Use the description of an identical image that is already paid for. */
    reuseIdenticalImages: boolean;
    /** Ids in the order they are tried; the first is the primary. */
    providers: string[];
    /** Whether an empty account sends the image on to the next provider. */
    whenOutOfCredits: 'stop' | 'next';
  };
  /** Options by provider id. */
  providers: Record<string, OptionValues>;
  /** BCP-47; the first is the language of the asset's own columns. */
  languages: string[];
  fields: { alternativeText: boolean; caption: boolean; captionFallback: 'leave' | 'second-call' };
  onUpload: Automation;
  onReplace: Automation;
  onPublish: OnPublish;
  text: {
    prefix: string;
    suffix: string;
    /** Characters; a longer text is kept and flagged, never cut. */
    maxLength: number;
    removeRedundantPhrases: boolean;
  };
  rules: FolderRule[];
  /** Credits a month by provider id. */
  budgets: Record<string, { monthlyCredits: number }>;
  /** Which fields the metadata of a page is written from and to, by content type. */
  pages: Record<string, PageMapping>;
  delivery: {
    /** Answers of the content API carry the texts in the language of the entry or the request. */
    localize: boolean;
  };
}

/** What the settings page edits; `GET /settings` answers it and `PUT /settings` takes it whole. */
export interface SavedSettings extends Omit<Settings, 'languages'> {
  /** A list of its own, or `locales`: those of Strapi's internationalization, its default first. */
  languages: 'locales' | string[];
}

/** `GET /settings/locales`: what `languages: 'locales'` stands for at present. */
export interface SettingsLocales {
  /** BCP-47, the default first; `null` without Strapi's internationalization. */
  locales: string[] | null;
}

/** `GET /settings/warnings`: something that cannot work as it is set up, with the next step. */
export interface SettingsWarning {
  code:
    | 'no_encryption_key'
    | 'no_provider'
    | 'key_missing'
    | 'images_unreachable'
    | 'public_url_private'
    | 'strapi_ai_enabled'
    | 'mapping_broken'
    | 'no_locales'
    | 'locale_unknown';
  /** English; the panel translates by the code. */
  message: string;
  /** Id of the provider it is about. */
  provider?: string;
  /** The content type it is about. */
  contentType?: string;
  /** Code of the locale it is about. */
  locale?: string;
}
