import type { OwnErrorCode } from '../contracts/errors';

/** What can go wrong with an image before any provider is called. */
export type ImageErrorCode = Extract<
  OwnErrorCode,
  'image_unreadable' | 'image_too_large' | 'storage_unreachable'
>;

export interface ImageErrorDetails {
  /** A later attempt may succeed without anybody doing anything. Default: false. */
  retryable?: boolean;
  /** HTTP status of the storage, where it answered. */
  status?: number;
}

/**
 * An image that could not be read, or not be made fit for a provider.
 *
 * The message is a sentence for the person who must act: it names the image and the next step, and
 * never holds a query string. There is deliberately no `cause`: an axios error carries the signed
 * URL, and whoever logs the error would log that too.
 */
export class ImageError extends Error {
  readonly code: ImageErrorCode;
  readonly retryable: boolean;
  readonly status?: number;

  constructor(code: ImageErrorCode, message: string, details: ImageErrorDetails = {}) {
    super(message);
    this.name = 'ImageError';
    this.code = code;
    this.retryable = details.retryable ?? false;
    if (details.status !== undefined) this.status = details.status;
  }
}
