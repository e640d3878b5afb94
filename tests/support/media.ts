/** A file of the media library, as Strapi's own routes answer it. */
export interface MediaFile {
  id: number;
  documentId: string;
  name: string;
  alternativeText: string | null;
  caption: string | null;
  url: string;
  mime: string;
  hash: string;
  ext: string;
  size: number;
  width: number | null;
  height: number | null;
  formats: Record<string, { url: string; width: number; height: number; mime: string }> | null;
  folderPath: string;
  createdAt: string;
  updatedAt: string;
}
