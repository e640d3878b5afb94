/** What a front end gets of one asset in one language. */
export interface DeliveredText {
  /** An empty one where the image is decorative, `null` where there is none. */
  alternativeText: string | null;
  caption: string | null;
  title: string | null;
  decorative: boolean;
}

/** `GET /api/alt-text/assets/:id`: every text of one asset that stands. */
export interface DeliveredAsset {
  id: number;
  documentId: string;
  /** BCP-47, of the asset's own fields. */
  language: string;
  /** By BCP-47 code; a language without a text is left out. */
  texts: Record<string, DeliveredText>;
}
