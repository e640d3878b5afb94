/** What went wrong at a provider, in terms that do not depend on the vendor. */
export type ProviderErrorCode =
  | 'invalid_request'
  | 'unauthorized'
  | 'forbidden'
  | 'insufficient_credits'
  | 'rate_limited'
  | 'unsupported_language'
  | 'unsupported_image'
  | 'image_unreachable'
  | 'refused'
  | 'timeout'
  | 'network'
  | 'server_error'
  | 'bad_response';

/** Why a task was not worked on although nothing failed. */
export type SkipCode =
  | 'not_an_image'
  | 'disabled'
  | 'excluded_by_rule'
  | 'human_text'
  | 'decorative'
  | 'nothing_to_fill'
  | 'no_source'
  | 'asset_deleted'
  | 'replaced_meanwhile'
  | 'in_progress'
  | 'dry_run';

/** What went wrong on our own side, before or after the provider. */
export type OwnErrorCode =
  'image_unreadable' | 'image_too_large' | 'storage_unreachable' | 'internal';

export type TaskCode = ProviderErrorCode | SkipCode | OwnErrorCode;

/** One bad field of a request, named by its path. */
export interface FieldError {
  path: string[];
  message: string;
}

/** The body of every refused admin request, in Strapi's own shape. */
export interface ErrorBody {
  data: null;
  error: {
    status: number;
    name: string;
    message: string;
    details: { code?: string; errors?: FieldError[] };
  };
}
