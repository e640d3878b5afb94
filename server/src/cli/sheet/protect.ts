/** A spreadsheet would take it for a formula, some of them in their full-width forms, too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** It would take it for a number or a date, and write it another way: 007, 1/2, 1e5. */
const NUMBER = /^[\d.,:/\s%-]*(?:e\d+)?$/i;

const APOSTROPHES = /^'*/;

const isRisky = (text: string): boolean => {
  const bare = text.replace(APOSTROPHES, '');
  return FORMULA.test(bare) || (NUMBER.test(bare) && /\d/.test(bare));
};

/** A text as a cell that every spreadsheet leaves as it is: an apostrophe goes before it. */
export const protect = (text: string): string => (isRisky(text) ? `'${text}` : text);

/** The text of a cell: `unprotect(protect(text))` is `text`, whatever it begins with. */
export const unprotect = (cell: string): string =>
  cell.startsWith("'") && isRisky(cell) ? cell.slice(1) : cell;
