import type { PageSuggestionStatus, PageTexts } from '../contracts/pages';

export const PAGES_UID = 'plugin::alt-text.page-suggestion';

/** The metadata that a provider suggests for one entry in one language. */
export interface PageRow extends PageTexts {
  id: number;
  uid: string;
  documentId: string;
  /** The entry's locale; empty where its content type has none, because indexes skip `null`. */
  locale: string;
  provider: string;
  model: string | null;
  credits: number;
  /** SHA-256 of all that was sent. */
  sourceHash: string;
  seen: PageTexts;
  status: PageSuggestionStatus;
  /** SHA-256 of what it is for, while it is open: there is only one of them. `null` else. */
  openKey: string | null;
  /** Who took or left it. */
  decidedBy: string | null;
  /** The texts of it that were written when it was taken. */
  written: (keyof PageTexts)[];
  /** When it was made. */
  at: Date | string;
}

export const pagesModel = {
  uid: PAGES_UID,
  singularName: 'alt_text_page_suggestion',
  tableName: 'alt_text_page_suggestions',
  attributes: {
    id: { type: 'increments' },
    uid: { type: 'string' },
    documentId: { type: 'string' },
    locale: { type: 'string' },
    metaTitle: { type: 'text' },
    metaDescription: { type: 'text' },
    provider: { type: 'string' },
    model: { type: 'string' },
    credits: { type: 'float', default: 0 },
    sourceHash: { type: 'string' },
    seen: { type: 'json' },
    status: { type: 'string' },
    openKey: { type: 'string' },
    decidedBy: { type: 'string' },
    written: { type: 'json' },
    at: { type: 'datetime' },
  },
  indexes: [
    { name: 'alt_text_pages_open', columns: ['open_key'], type: 'unique' },
    { name: 'alt_text_pages_document', columns: ['document_id', 'locale'] },
    { name: 'alt_text_pages_uid', columns: ['uid', 'status'] },
  ],
} as const;
