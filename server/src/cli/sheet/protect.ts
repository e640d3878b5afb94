/** A spreadsheet would take it for a formula, some of them in their full-width forms, too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** It would take it for a number or a date, and write it another way: 007, 1/2, 1e5, $5. */
const NUMBER = /^[\d.,:/\s%$€£¥-]*(?:e\d+)?$/i;

/** A time of the day: 10:30 PM, 7 am. */
const TIME = /^\d{1,2}(?::\d{1,2}){0,2} ?[ap]\.?m?\.?$/i;

/** Written in capitals from then on. */
const TRUTH = /^(?:true|false|vrai|faux|wahr|falsch|verdadero|falso|vero|verdadeiro)$/i;

// A list of our own, for what the runtime knows of months may differ between export and import.
const MONTHS: ReadonlySet<string> = new Set(
  [
    'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july',
    'august september october november december jän mär mrz mai okt dez jänner januar februar märz',
    'juni juli oktober dezember janv févr fév mars avr juin juil août aoû déc janvier février avril',
    'juillet septembre octobre novembre décembre ene abr ago dic enero febrero marzo abril mayo junio',
    'julio agosto septiembre setiembre octubre noviembre diciembre gen mag giu lug set ott gennaio',
    'febbraio aprile maggio giugno luglio settembre ottobre dicembre fev out janeiro fevereiro março',
    'maio junho julho setembro outubro novembro dezembro',
  ].flatMap((line) => line.split(' ')),
);

const LONGEST_DATE = 40;
const DAY_OR_YEAR = /^\d{1,4}(?:st|nd|rd|th|er|º|°)?$/;

/** A month with a day or a year, or with both: 3 Mar, March 2024, 3. März 2024, Mar-24. */
function isDate(text: string): boolean {
  if (text.length > LONGEST_DATE || !/\d/.test(text)) return false;
  // Also without anything between them: 3Mar.
  const parts = text
    .toLowerCase()
    .replace(/(\d)(?=\p{L})(?!(?:st|nd|rd|th|er)\b)/gu, '$1 ')
    .split(/[\s.,/-]+|\bde\b/u)
    .filter((part) => part !== '');
  const months = parts.filter((part) => MONTHS.has(part));
  const others = parts.filter((part) => !MONTHS.has(part));
  return months.length === 1 && others.length <= 2 && others.every((one) => DAY_OR_YEAR.test(one));
}

const APOSTROPHES = /^'*/;

const isRisky = (text: string): boolean => {
  const bare = text.replace(APOSTROPHES, '');
  return (
    FORMULA.test(bare) ||
    (NUMBER.test(bare) && /\d/.test(bare)) ||
    TIME.test(bare) ||
    TRUTH.test(bare) ||
    isDate(bare)
  );
};

/** A text as a cell that every spreadsheet leaves as it is: an apostrophe goes before it. */
export const protect = (text: string): string => (isRisky(text) ? `'${text}` : text);

/** The text of a cell: `unprotect(protect(text))` is `text`, whatever it begins with. */
export const unprotect = (cell: string): string =>
  cell.startsWith("'") && isRisky(cell) ? cell.slice(1) : cell;
