/** CSV injection: a spreadsheet runs text that begins with =, +, -, @, a tab or a line break as a formula. */

/** The text, with an apostrophe before what a spreadsheet would run, so that it shows the text. */
export const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
