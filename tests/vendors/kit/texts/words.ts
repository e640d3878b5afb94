import type { Colour, Hue } from '../images/colours';
import type { Features } from '../images/features';

/** How one language speaks of a picture. */
export interface Words {
  /** Says that what follows is emulated. */
  readonly emulated: string;
  readonly shapes: Readonly<Record<Features['shape'], string>>;
  readonly hues: Readonly<Record<Hue, string>>;
  readonly colour: (hue: string, shade: Colour['shade']) => string;
  readonly phrase: (shape: string, colour: string, transparent: boolean) => string;
}

type Shades = Readonly<Record<Colour['shade'], string>>;

const before = (shades: Shades) => (hue: string, shade: Colour['shade']) => shades[shade] + hue;
const after = (shades: Shades) => (hue: string, shade: Colour['shade']) => hue + shades[shade];

const hues = (list: string): Words['hues'] => {
  const [black, white, grey, red, orange, brown, yellow, green, turquoise, blue, purple, pink] =
    list.split('|') as [
      ...[string, string, string, string, string, string],
      ...[string, string, string, string, string, string],
    ];
  return { black, white, grey, red, orange, brown, yellow, green, turquoise, blue, purple, pink };
};

const en: Words = {
  emulated: 'Emulated text',
  shapes: { wide: 'a wide view', tall: 'a tall view', square: 'a square view' },
  hues: hues('black|white|grey|red|orange|brown|yellow|green|turquoise|blue|purple|pink'),
  colour: before({ dark: 'dark ', plain: '', light: 'light ' }),
  phrase: (shape, colour, transparent) =>
    `${shape}${transparent ? ' with transparent parts' : ''} in mostly ${colour} tones`,
};

const fr: Words = {
  emulated: 'Texte émulé',
  shapes: {
    wide: 'une vue en largeur',
    tall: 'une vue en hauteur',
    square: 'une vue carrée',
  },
  hues: hues('noir|blanc|gris|rouge|orange|brun|jaune|vert|turquoise|bleu|violet|rose'),
  colour: after({ dark: ' foncé', plain: '', light: ' clair' }),
  phrase: (shape, colour, transparent) =>
    `${shape}${transparent ? ' en partie transparente' : ''}, surtout dans des tons ${colour}`,
};

const de: Words = {
  emulated: 'Emulierter Text',
  shapes: { wide: 'ein breites Motiv', tall: 'ein hohes Motiv', square: 'ein quadratisches Motiv' },
  hues: hues('schwarz|weiß|grau|rot|orange|braun|gelb|grün|türkis|blau|violett|rosa'),
  colour: before({ dark: 'dunkel', plain: '', light: 'hell' }),
  phrase: (shape, colour, transparent) =>
    `${shape}${transparent ? ' mit durchsichtigen Teilen' : ''}, vorwiegend ${colour}`,
};

const es: Words = {
  emulated: 'Texto emulado',
  shapes: {
    wide: 'una vista apaisada',
    tall: 'una vista vertical',
    square: 'una vista cuadrada',
  },
  hues: hues('negro|blanco|gris|rojo|naranja|marrón|amarillo|verde|turquesa|azul|morado|rosa'),
  colour: after({ dark: ' oscuro', plain: '', light: ' claro' }),
  phrase: (shape, colour, transparent) =>
    `${shape}${transparent ? ' con partes transparentes' : ''}, sobre todo en tonos de ${colour}`,
};

const it: Words = {
  emulated: 'Testo emulato',
  shapes: {
    wide: 'una vista orizzontale',
    tall: 'una vista verticale',
    square: 'una vista quadrata',
  },
  hues: hues('nero|bianco|grigio|rosso|arancione|marrone|giallo|verde|turchese|blu|viola|rosa'),
  colour: after({ dark: ' scuro', plain: '', light: ' chiaro' }),
  phrase: (shape, colour, transparent) =>
    `${shape}${transparent ? ' con parti trasparenti' : ''}, soprattutto in toni di ${colour}`,
};

const pt: Words = {
  emulated: 'Texto simulado',
  shapes: { wide: 'uma vista larga', tall: 'uma vista alta', square: 'uma vista quadrada' },
  hues: hues('preto|branco|cinza|vermelho|laranja|marrom|amarelo|verde|turquesa|azul|roxo|rosa'),
  colour: after({ dark: ' escuro', plain: '', light: ' claro' }),
  phrase: (shape, colour, transparent) =>
    `${shape}${transparent ? ' com partes transparentes' : ''}, sobretudo em tons de ${colour}`,
};

const ar: Words = {
  emulated: 'نص من محاكٍ',
  shapes: { wide: 'صورة عريضة', tall: 'صورة طولية', square: 'صورة مربعة' },
  hues: hues(
    'الأسود|الأبيض|الرمادي|الأحمر|البرتقالي|البني|الأصفر|الأخضر|الفيروزي|الأزرق|البنفسجي|الوردي',
  ),
  colour: after({ dark: ' الداكن', plain: '', light: ' الفاتح' }),
  phrase: (shape, colour, transparent) =>
    `${shape}${transparent ? ' ذات أجزاء شفافة' : ''} يغلب عليها اللون ${colour}`,
};

const ja: Words = {
  emulated: 'エミュレーターによる文',
  shapes: { wide: '横長の画像', tall: '縦長の画像', square: '正方形の画像' },
  hues: hues('黒|白|灰色|赤|オレンジ色|茶色|黄色|緑|青緑|青|紫|ピンク'),
  colour: before({ dark: '濃い', plain: '', light: '薄い' }),
  phrase: (shape, colour, transparent) =>
    `主に${colour}の${transparent ? '透明な部分のある' : ''}${shape}`,
};

export const WORDS: Readonly<Record<string, Words>> = { en, fr, de, es, it, pt, ar, ja };
export const ENGLISH = en;
