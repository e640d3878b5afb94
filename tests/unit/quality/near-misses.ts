import type { RuleId } from '../../../server/src/contracts/quality';
import type { LANGUAGES } from './labelled/read';

/** Texts of which a rule must keep its hands off, though something in them comes near to it. */
export interface NearMiss {
  text: string;
  about?: { caption?: string; sameTextElsewhere?: number; fileName?: string };
}

type ByLanguage = Record<(typeof LANGUAGES)[number], string>;

/** Rules about signs and numbers need no words: their texts are tried with every language. */
export const SHARED: Partial<Record<RuleId, readonly NearMiss[]>> = {
  'file-name': [
    { text: 'Coca-Cola' },
    { text: 'Canon EOS 5D', about: { fileName: 'canon eos 5d.jpg' } },
  ],
  'no-words': [{ text: 'K2' }, { text: '猫' }],
  markup: [{ text: 'Rock & Roll' }, { text: '5 < 7 > 3' }],
  url: [{ text: 'http and www' }, { text: 'Amazon.com' }],
  'file-ending': [{ text: 'Node.js' }, { text: 'JPG' }],
  underscore: [{ text: '@alt_text' }, { text: 'Wi-Fi' }],
  duplicate: [{ text: 'Nike', about: { sameTextElsewhere: 0 } }],
  'equals-caption': [{ text: 'Nike', about: { caption: 'Nike, Paris' } }],
  emoji: [{ text: 'Pokémon™ ©' }, { text: '7-Eleven' }],
  'all-capitals': [{ text: 'BMW' }, { text: 'IKEA BILLY' }],
  'too-long': [{ text: 'x '.repeat(62) + 'x' }],
};

export const BY_LANGUAGE: Partial<Record<RuleId, ByLanguage>> = {
  refusal: {
    en: 'Poster that says “I can’t breathe”',
    fr: 'Affiche « Je ne regrette rien » d’Édith Piaf',
    de: 'Leider geschlossen: Schild an einer Ladentür',
    es: 'Cartel «No se admiten perros» en un parque',
    it: 'Cartello «Non disturbare» sulla porta',
    pt: 'Placa «Não pise na grama»',
  },
  'prompt-leak': {
    en: 'Sure-footed goats: two climb a cliff',
    fr: 'Bien sûr de lui, un acrobate marche sur un fil',
    de: 'Hier ist Rauchen verboten: Schild im Wartesaal',
    es: 'Aquí descansa Antonio Machado: lápida en Colliure',
    it: 'Ecco la sposa: arrivo in chiesa',
    pt: 'Claro do bosque com três veados',
  },
  placeholder: {
    en: 'Title page of Don Quixote',
    fr: 'Page de titre de Candide',
    de: 'Titelseite des Grundgesetzes',
    es: 'Portada y título del Quijote',
    it: 'Titolo del giornale sulla vittoria',
    pt: 'Título eleitoral aberto sobre a mesa',
  },
  generic: {
    en: 'Logo of Adidas',
    fr: 'Logo d’Adidas',
    de: 'Logo von Adidas',
    es: 'Logo de Adidas',
    it: 'Logo di Adidas',
    pt: 'Logo da Adidas',
  },
  'wrong-language': {
    en: 'Bookshop window with “La vie devant soi” on display',
    fr: 'Vitrine avec « The Lord of the Rings » en évidence',
    de: 'Schaufenster mit „Cien años de soledad“ in der Auslage',
    es: 'Botella de aceite de oliva virgen extra de Jaén',
    it: 'Vetrina con “The Name of the Rose” in evidenza',
    pt: 'Vitrine com “Cien años de soledad” em destaque',
  },
  'cut-off': {
    en: 'Bottle of vitamin A',
    fr: 'Bouteille de vitamine D',
    de: 'Flasche mit Vitamin A',
    es: 'Frasco de vitamina A',
    it: 'Flacone di vitamina A',
    pt: 'Frasco de vitamina A',
  },
  'redundant-phrase': {
    en: 'Photo booth of a wedding party',
    fr: 'Appareil photo posé sur un trépied',
    de: 'Bildhauer bei der Arbeit an einer Büste',
    es: 'Fotógrafa ajustando el trípode',
    it: 'Fotografa che regola il treppiede',
    pt: 'Fotógrafa ajustando o tripé',
  },
  'media-word': {
    en: 'Girl leafing through a photo album',
    fr: 'Fille feuilletant un album photo',
    de: 'Mädchen blättert in einem Fotoalbum',
    es: 'Niña hojeando un álbum de fotos',
    it: 'Bambina che sfoglia un album di fotografie',
    pt: 'Menina folheando um álbum de fotos',
  },
  'too-short': {
    en: 'Search',
    fr: 'Accueil',
    de: 'Suchen',
    es: 'Buscar',
    it: 'Cerca',
    pt: 'Buscar',
  },
};
