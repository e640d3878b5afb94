import type { OnPublish } from './settings';

/** An image that is published without an alternative text in the language of its entry. */
export interface MissingImage {
  /** The file of the media library; `null` where an article still shows a deleted one. */
  id: number | null;
  name: string;
  /** Where it stands in the entry, as Strapi names it: `sections.0.cover`. */
  field: string;
  /** The entry that shows it. */
  documentId: string;
  /** Its title; empty where it has none. */
  title: string;
  /** BCP-47, the language in which a text is wanted. */
  language: string;
}

/** `GET /publish-check`: what publishing these entries would be reminded of. */
export interface PublishCheck {
  onPublish: OnPublish;
  images: MissingImage[];
}

/** What a refused publication says beside its message. */
export interface MissingDetails {
  code: 'alt_text_missing';
  images: MissingImage[];
}
