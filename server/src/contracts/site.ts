import type { DescriptionField } from './providers';
import type { Automation } from './settings';

/** A provider that the settings name, in their order. */
export interface SiteProvider {
  id: string;
  name: string;
  /** It has a key, or needs none. */
  ready: boolean;
  /** BCP-47 codes, or `any` where the vendor sets no list. */
  languages: 'any' | string[];
  returns: DescriptionField[];
}

/** `GET /site`: what each page of the panel needs to know of how the plugin is set up. */
export interface Site {
  /** BCP-47; the first is the language of the asset's own columns. */
  languages: string[];
  /** Which fields are filled. */
  fields: { alternativeText: boolean; caption: boolean };
  /** Characters of an alternative text; a longer one is kept and flagged. */
  maxLength: number;
  onUpload: Automation;
  /** Texts that are embedded in the files are used. */
  embeddedMetadata: boolean;
  providers: SiteProvider[];
}
