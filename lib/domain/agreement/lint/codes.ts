/** What the linter knows: each code with why it matters and what to do. docs/lint.md is made from here. */
export interface Lint {
  readonly why: string;
  readonly remedy: string;
}

export const LINTS = {
  'promise-against-band': {
    why: 'At the edge of the promise the text says two things: a value that keeps it is credited, or one that misses it is not. Money hangs on which sentence wins.',
    remedy:
      'Move the edge of the band to that of the promise, or let one win: `if-missed` the promise, `for` the band; say which with `says`.',
  },
  'tables-disagree': {
    why: 'A percentage is of a month of 28 to 31 days, a table of minutes is not: the same outage falls in different bands by month.',
    remedy: 'Credit by one of the two and only `report` the other; say with `says` which the paper prefers.',
  },
  'targets-disagree': {
    why: 'The promise is made twice, in percent and in minutes, and the two allow different downtime.',
    remedy: 'Keep the stricter or the one that the paper puts first; show the other under `report`.',
  },
  'band-above-cap': {
    why: 'The cap cuts what the band gives, so the printed rate is never paid.',
    remedy: 'Nothing is wrong in the arithmetic; know that the band is worth no more than the cap, or raise the cap.',
  },
  'cap-below-first-band': {
    why: 'The cap is below the smallest credit of the table, so every missed month pays the same and the bands mean nothing.',
    remedy: 'Raise the cap, or take the table for what it is: one flat rate.',
  },
  'always-beside-calendar': {
    why: 'The words say 24x7, the clock runs in business hours only: a fault on a Saturday waits until Monday.',
    remedy: 'Let the clock run `hours: always` for the severities that are promised 24x7, or take the words out.',
  },
  'business-days-always': {
    why: 'Under `always` every day is a business day: the limit is shorter than its words.',
    remedy: 'Give the clock a calendar for these severities, or say the limit in days or hours.',
  },
  'target-without-credit': {
    why: 'Nothing is owed when it is missed: it is an aim, not a promise.',
    remedy: 'Bind a credit or a remedy to it, or accept that it is only reported.',
  },
  'claim-before-statement': {
    why: 'The window can close before the statement of the period is issued, so the credit is lost unless the customer claims on its own reckoning.',
    remedy:
      'Ask for a window that starts at the end of the period or at the statement; until then act on the preview of the running period.',
  },
  'unbounded-exclusion': {
    why: 'The vendor decides how much is excluded; nothing stops it from excluding the whole month.',
    remedy: 'Bound it: an `allowance` for each month or year, a window by calendar, and notice with `where`.',
  },
  'order-matters': {
    why: 'Judging the length of a run before or after something is cut out of it gives different downtime, and the paper does not say which.',
    remedy: 'Choose by what refers to what, and say it with `says` on one of the two cells.',
  },
  'unused-cell': {
    why: 'It changes nothing, which is rarely what its author meant.',
    remedy: 'Bind it, list it under `report`, or remove it.',
  },
} as const satisfies Record<string, Lint>;

export type LintCode = keyof typeof LINTS;

/** Errors that are defects of the text itself; the message names the remedy at the place. */
export const DEFECTS: Readonly<Record<string, Lint>> = {
  'band-gap': {
    why: 'A value can fall in no band, and then nobody knows what is owed. Bands printed with two decimals hide a rounding rule.',
    remedy: 'Close the gap; or choose what it gives with `gaps`; or say the rounding with `round`.',
  },
  'band-overlap': {
    why: 'A value falls in two bands that give different credits.',
    remedy: 'Let one band end where the next begins: `less-than` on one side, `at-least` on the other.',
  },
  'band-empty': { why: 'No value can fall in the band; one of its edges is a misprint.', remedy: 'Exchange or mend the edges.' },
  'wrong-unit': { why: 'Two units are mixed, so the comparison means nothing.', remedy: 'Write the limit in the unit of the value.' },
  'gathered-twice': { why: 'The credit would be paid twice.', remedy: 'Gather it in one credit.' },
  'cap-not-positive': { why: 'A cap of nothing takes back the whole promise.', remedy: 'Raise the cap, or remove the credit.' },
};
