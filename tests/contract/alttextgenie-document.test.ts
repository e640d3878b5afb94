import { describe, expect, it } from 'vitest';

import { alttextgenie, readLanguages } from '../../server/src/providers/alttextgenie';
import { LANGUAGES } from '../vendors/alttextgenie/languages';
import { answering, ICON, ICON_BYTES, KEY, refusing, useStand } from './alttextgenie-stand';

const stand = useStand();

const NOTHING = { caption: null, title: null, ogDescription: null, keywords: null };

describe('the examples of Alttextgenie’s document', () => {
  it('POST /generate.php with an address is sent byte for byte', async () => {
    const { url, requests } = await answering({ alt_texts: { en: 'A', es: 'B', fr: 'C' } });
    await stand.describe({
      url,
      request: { languages: ['en', 'es', 'fr'], options: { keywords: ['photography', 'camera'] } },
    });
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', path: '/generate.php' });
    expect(request?.headers['x-api-key']).toBe(KEY);
    expect(request?.headers['content-type']).toBe('application/json');
    const documented = {
      image_url: 'https://example.com/image.jpg',
      languages: ['en', 'es', 'fr'],
      style_id: 2,
      keywords: 'photography camera',
    };
    expect(request?.body).toBe(JSON.stringify(documented));
  });

  it('POST /generate.php with a file is sent as curl sends it', async () => {
    const { url, requests } = await answering({ alt_texts: { en: 'A', es: 'B' } });
    await stand.describe({ url, request: { image: ICON, languages: ['en', 'es'] } });
    const [request] = requests;
    const type = request?.headers['content-type'] ?? '';
    const boundary = /^multipart\/form-data; boundary=([\w.-]+)$/.exec(type)?.[1];
    expect(boundary).toBeDefined();
    expect(request?.headers['x-api-key']).toBe(KEY);
    expect(request?.headers['content-length']).toBe(String(request?.raw.length));
    const field = (name: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const expected = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="image"; filename="icon.png"\r\n` +
          'Content-Type: image/png\r\n\r\n',
      ),
      ICON_BYTES,
      Buffer.from(`\r\n${field('languages', 'en,es')}${field('style_id', '2')}--${boundary}--\r\n`),
    ]);
    expect(request?.raw.equals(expected)).toBe(true);
  });

  it('both are requests that the emulator accepts, and charges a credit for each language', async () => {
    await stand.describe({ request: { languages: ['en', 'es', 'fr'] } });
    expect(stand.vendor.account().credits).toBe(997);
    await stand.describe({ request: { image: ICON, languages: ['en', 'es'] } });
    expect(stand.vendor.account().credits).toBe(995);
    expect(stand.vendor.requests.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('the answer is mapped language by language', async () => {
    const alt_texts = {
      en: 'person in beanie holds Canon camera for photography, outdoor field',
      es: 'persona con gorro sostiene cámara Canon para fotografía, campo al aire libre',
      fr: 'personne en bonnet tient un appareil photo Canon pour la photographie, champ extérieur',
    };
    const { url } = await answering({ alt_texts, image_id: '1766858814186849' });
    const description = await stand.describe({ url, request: { languages: ['en', 'es', 'fr'] } });
    expect(description).toEqual({
      texts: {
        en: { ...NOTHING, alternativeText: alt_texts.en },
        es: { ...NOTHING, alternativeText: alt_texts.es },
        fr: { ...NOTHING, alternativeText: alt_texts.fr },
      },
      credits: 3,
    });
  });

  it('GET /account.php is sent as shown, and its answer is mapped', async () => {
    const user = {
      id: 123,
      name: 'John Doe',
      email: 'john@example.com',
      company: 'Example Corp',
      credits: 1500,
      processed_images: 42,
      subscription_status: 'active',
      current_plan_key: 'pro',
    };
    const { url, requests } = await answering({ user, credits_remaining: 1500 });
    const credits = await alttextgenie.credits?.(await stand.open({ url }));
    expect(credits).toEqual({ remaining: 1500, plan: 'pro' });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/account.php', body: '' });
    expect(requests[0]?.headers['x-api-key']).toBe(KEY);
  });

  it('GET /languages.php is sent as shown, and its answer is mapped', async () => {
    const { url, requests } = await answering({
      languages: [
        { code: 'en', name: 'English', native_name: 'English', flag_emoji: '🇺🇸' },
        { code: 'iw', name: 'Hebrew (old code)', native_name: 'עברית', flag_emoji: '🇮🇱' },
      ],
      default: 'en',
      count: 130,
    });
    expect(await readLanguages(await stand.open({ url }))).toEqual([
      { language: 'en', code: 'en', name: 'English', nativeName: 'English' },
      { language: 'he', code: 'iw', name: 'Hebrew (old code)', nativeName: 'עברית' },
    ]);
    expect(requests[0]).toMatchObject({ method: 'GET', path: '/languages.php', body: '' });
    expect(requests[0]?.headers['x-api-key']).toBe(KEY);
  });

  it('the languages are all that the provider counts with, for nothing', async () => {
    const languages = await readLanguages(await stand.open());
    expect(languages.map(({ code }) => code)).toEqual(LANGUAGES.map(({ code }) => code));
    const { supported } = alttextgenie.languages;
    for (const { language } of languages) expect(supported).toContain(language);
    expect(stand.charged()).toBe(0);
  });

  it('the error is understood', async () => {
    const { url } = await refusing(402, 'Insufficient credits. Needed: 3, Available: 1');
    const error = await stand.failure({ url });
    expect(error).toMatchObject({ code: 'insufficient_credits', retryable: false, status: 402 });
    expect(error.message).toContain('Needed: 3, Available: 1');
  });
});

describe('what the document says of costs', () => {
  it('is what the plugin counts with', () => {
    expect(alttextgenie.price({})).toBe(1);
    expect(alttextgenie.limits).toEqual([]);
    expect(alttextgenie.languages.perCall).toBe('many');
  });
});
