import { describe, expect, it } from 'vitest';

import { alttextgenie, readLanguages } from '../../server/src/providers/alttextgenie';
import { answering, KEY, refusing, useStand } from './alttextgenie-stand';
import { providerError } from './suite/stand';

const stand = useStand();

describe('an answer', () => {
  it('without one of the languages keeps the others, and costs as many', async () => {
    stand.vendor.set({ failLanguages: ['fr'] });
    const description = await stand.describe({ request: { languages: ['en', 'fr', 'ja'] } });
    expect(Object.keys(description.texts)).toEqual(['en', 'ja']);
    expect(description.credits).toBe(2);
    expect(description.credits).toBe(stand.charged());
  });

  it.each([
    ['null', null, 1],
    ['blank', ' ', 2],
  ])('with a text that is %s keeps the others', async (_what, fr, credits) => {
    const { url } = await answering({ alt_texts: { en: 'A photo', fr, it: 'Unwanted' } });
    const description = await stand.describe({ url, request: { languages: ['en', 'fr'] } });
    expect(Object.keys(description.texts)).toEqual(['en']);
    expect(description.credits).toBe(credits);
  });

  it('with no text at all, as PHP writes an empty list, is refused', async () => {
    const { url } = await answering({ alt_texts: [], image_id: '1' });
    expect(await stand.failure({ url })).toMatchObject({ code: 'bad_response', status: 200 });
  });

  it.each([
    ['Insufficient credits. Needed: 3, Available: 1', 'insufficient_credits', false],
    ['Invalid API key', 'unauthorized', false],
    ['Unsupported language: xx', 'unsupported_language', false],
    ['Failed to download the image', 'image_unreachable', true],
    ['The image format is not supported', 'unsupported_image', false],
    ['Missing required field', 'invalid_request', false],
    ['The model is on strike', 'server_error', true],
  ])('that failed with status 200 (“%s”) is %s', async (message, code, retryable) => {
    const { url } = await refusing(200, message);
    const error = await stand.failure({ url });
    expect(error).toMatchObject({ provider: 'alttextgenie', code, retryable, status: 200 });
    expect(error.message).toContain(message);
  });

  it('that failed with status 200 is a failure of the free calls as well', async () => {
    const { url } = await refusing(200, `The API key ${KEY} is invalid`);
    for (const asking of [alttextgenie.test?.bind(alttextgenie), readLanguages]) {
      const error = await providerError(Promise.resolve(asking?.(await stand.open({ url }))));
      expect(error).toMatchObject({ code: 'unauthorized' });
      expect(error.message).not.toContain(KEY);
    }
  });
});
