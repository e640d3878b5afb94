import type { ProviderErrorCode } from '../contracts/errors';

/** What happened and what to do, per code; `{name}` is the vendor's name. */
const SENTENCES: Record<ProviderErrorCode, string> = {
  invalid_request:
    '{name} did not accept the request. Check its options under Settings → Alt Text.',
  unauthorized: '{name} does not accept the key. Check it under Settings → Alt Text.',
  forbidden: '{name} refuses this account the request. Check the account and its plan at {name}.',
  insufficient_credits:
    'The account at {name} has no credits left. Buy credits or wait for the next period, then try again.',
  rate_limited: '{name} is receiving too many requests. It will be tried again by itself.',
  unsupported_language:
    '{name} does not write this language. Choose another provider for it under Settings → Alt Text.',
  unsupported_image:
    '{name} cannot use this image. Upload it in another format or smaller, or write the text by hand.',
  image_unreachable:
    '{name} could not fetch the image. Check that its address can be reached from the internet.',
  refused:
    '{name} declined to describe this image. Write the text by hand, or try another provider.',
  timeout: '{name} did not answer in time. It will be tried again by itself.',
  network:
    '{name} could not be reached. Check the connection of the server; it will be tried again.',
  server_error: '{name} has a fault of its own. It will be tried again by itself.',
  bad_response: '{name} sent an answer that makes no sense, so nothing was written.',
};

/** What else is known of a failure. */
export interface FailureDetails {
  status?: number;
  vendorMessage?: string;
  /** In place of the usual sentence for the code. */
  sentence?: string;
}

/** The sentence for a failure, with what the vendor itself said. */
export function failureSentence(
  name: string,
  code: ProviderErrorCode,
  extra: FailureDetails = {},
): string {
  const sentence = (extra.sentence ?? SENTENCES[code]).replaceAll('{name}', name);
  const details = [
    extra.status === undefined ? '' : `HTTP ${extra.status}`,
    extra.vendorMessage ? `“${extra.vendorMessage}”` : '',
  ].filter(Boolean);
  return details.length > 0 ? `${sentence} (${details.join(': ')})` : sentence;
}
