import { describe, expect, it } from 'vitest';

import { finishAlternativeText, finishProse } from '../../../server/src/texts/finish';

const RULES = { prefix: '', suffix: '', maxLength: 125, removeRedundantPhrases: true };

describe('finishAlternativeText drops what a screen reader says anyway', () => {
  it.each([
    ['en', 'Image of a red shoe', 'A red shoe'],
    ['en', 'An image of a red shoe', 'A red shoe'],
    ['en', 'This picture shows a red shoe', 'A red shoe'],
    ['en', 'The photo depicts Paris', 'Paris'],
    ['en', 'PHOTOGRAPH OF a shoe', 'A shoe'],
    ['en-GB', 'A screenshot showing a form', 'A form'],
    ['fr', 'Image d’un chat', 'Un chat'],
    ['fr', "Une photo d'une maison", 'Une maison'],
    ['fr', 'L’image montre un chat', 'Un chat'],
    ['fr', 'Photographie représentant la mer', 'La mer'],
    ['fr-CA', 'Image de la mer', 'La mer'],
    ['de', 'Bild von Köln', 'Köln'],
    ['de', 'Das Bild zeigt eine Katze', 'Eine Katze'],
    ['de', 'Ein Foto von äußeren Mauern', 'Äußeren Mauern'],
    ['es', 'Imagen de un gato', 'Un gato'],
    ['es', 'La fotografía muestra un gato', 'Un gato'],
    ['es', 'Una foto que muestra un gato', 'Un gato'],
    ['it', 'Immagine di un gatto', 'Un gatto'],
    ['it', 'Un’immagine che mostra un gatto', 'Un gatto'],
    ['it', "L'immagine mostra un gatto", 'Un gatto'],
    ['pt', 'Imagem de um gato', 'Um gato'],
    ['pt-BR', 'Uma foto da praia', 'Praia'],
    ['pt', 'A imagem mostra um gato', 'Um gato'],
  ])('%s: %s', (language, given, text) => {
    expect(finishAlternativeText(given, language, RULES)).toBe(text);
  });

  it.each([
    ['en', 'Picture frames on a wall'],
    ['en', 'Photographer of the year'],
    ['en', 'A photo album'],
    ['en', 'Imageof nothing'],
    ['en', 'Image of'],
    ['en', 'A cat beside an image of a dog'],
    ['fr', 'Photo dessinée à la main'],
    ['fr', 'Image demandée par un client'],
    ['fr', 'Illustration dentaire'],
    ['fr', 'Photo détaillée d’un moteur'],
    ['fr', 'Imagerie médicale'],
    ['de', 'Bildschirm von vorn'],
    ['de', 'Fotograf zeigt seine Bilder'],
    ['es', 'Imagen decorativa'],
    ['es', 'Fotografías de boda'],
    ['it', 'Foto digitale'],
    ['it', 'Immagine divisa in due'],
    ['pt', 'Foto digital'],
    ['pt', 'Imagem dourada'],
    ['de', 'Image of a cat, in another language'],
    ['ja', '猫の写真'],
    ['xx', 'Image of a cat'],
  ])('and nothing else (%s: %s)', (language, text) => {
    expect(finishAlternativeText(text, language, RULES)).toBe(text);
  });

  it('only where the site wants it', () => {
    const rules = { ...RULES, removeRedundantPhrases: false };
    expect(finishAlternativeText('Image of a shoe', 'en', rules)).toBe('Image of a shoe');
  });

  it('begins with a capital of its own language', () => {
    expect(finishAlternativeText('Image of i', 'en', RULES)).toBe('I');
    expect(finishAlternativeText('Photo of 😀 faces', 'en', RULES)).toBe('😀 faces');
  });
});

describe('finishAlternativeText unwraps quotes', () => {
  it.each([
    ['"A red shoe"', 'A red shoe'],
    ["'A red shoe'", 'A red shoe'],
    ['“A red shoe.”', 'A red shoe.'],
    ['„Ein roter Schuh“', 'Ein roter Schuh'],
    ['« Une chaussure rouge »', 'Une chaussure rouge'],
    ['»Ein roter Schuh«', 'Ein roter Schuh'],
    ['‚Ein Schuh‘', 'Ein Schuh'],
    ['「赤い靴」', '赤い靴'],
    ['『赤い靴』', '赤い靴'],
    ['&quot;A red shoe&quot;', 'A red shoe'],
    ['<q>"A red shoe"</q>', 'A red shoe'],
  ])('%s', (given, text) => {
    expect(finishAlternativeText(given, 'und', RULES)).toBe(text);
  });

  it.each([
    ['"Stop" and "Go"'],
    ['“Stop” and “Go”'],
    ['A sign that says "Stop"'],
    ['"Stop" on a sign'],
    ["'Stop' isn't 'Go'"],
    ['"'],
    ['“A text that is not closed'],
  ])('but leaves them where they belong to the words: %s', (text) => {
    expect(finishAlternativeText(text, 'und', RULES)).toBe(text);
  });

  it('and finds the redundant phrase within', () => {
    expect(finishAlternativeText('"Image of a shoe"', 'en', RULES)).toBe('A shoe');
  });
});

describe('finishAlternativeText', () => {
  it('sets the site’s words before and after', () => {
    const rules = { ...RULES, prefix: 'Shop: ', suffix: ' – example.com' };
    expect(finishAlternativeText('Image of a shoe', 'en', rules)).toBe(
      'Shop: A shoe – example.com',
    );
  });

  it('leaves nothing as nothing, whatever the site’s words are', () => {
    const rules = { ...RULES, prefix: 'Shop: ', suffix: '!' };
    expect(finishAlternativeText(' <p>&nbsp;</p> ', 'en', rules)).toBe('');
    expect(finishAlternativeText('""', 'en', rules)).toBe('');
  });

  it('never cuts, however long the text and however short the site wants it', () => {
    const words = Array.from({ length: 700 }, (_, index) => `word${index}`).join(' ');
    expect(finishAlternativeText(words, 'en', { ...RULES, maxLength: 20 })).toBe(words);
  });

  it('changes nothing when it is applied twice', () => {
    for (const given of ['Image of a “red” shoe', '<b>A</b> &amp; b', '"A shoe"']) {
      const once = finishAlternativeText(given, 'en', RULES);
      expect(finishAlternativeText(once, 'en', RULES)).toBe(once);
    }
  });
});

describe('finishProse', () => {
  it('is plain and unquoted, and keeps its phrases', () => {
    expect(finishProse(' “<b>Image</b> of a shoe.” ')).toBe('Image of a shoe.');
    expect(finishProse('<br>')).toBe('');
  });
});
