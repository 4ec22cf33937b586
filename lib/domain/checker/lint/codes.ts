/** What the linter knows: each code with why it matters and what to do. docs/reference/lint.md is made from here. */
export interface Lint {
  readonly why: string;
  readonly remedy: string;
}

export const LINTS = {
  'objective-against-band': {
    why: 'At the edge of the objective the text says two things: a value that meets it is credited, or one that breaches it is not. The amount depends on which sentence counts.',
    remedy:
      'Move the edge of the band to that of the objective, or let one win: `if-breached` the objective, `for` the band; say which with `note`.',
  },
  'tables-disagree': {
    why: 'A percentage is of a period, of which not all are of one length, a table of minutes is not: the same outage falls in different bands by period.',
    remedy: 'Credit by one of the two and only `report` the other; say with `note` which the paper prefers.',
  },
  'targets-disagree': {
    why: 'The objective is made twice, in percent and in minutes, and the two allow different downtime.',
    remedy: 'Keep the stricter or the one that the paper puts first; show the other under `report`.',
  },
  'band-above-cap': {
    why: 'The cap cuts what the band gives, so the printed rate is never paid.',
    remedy: 'Nothing is wrong in the arithmetic; know that the band is worth no more than the cap, or raise the cap.',
  },
  'cap-below-first-band': {
    why: 'The cap is below the smallest credit of the table, so every breached month pays the same and the bands mean nothing.',
    remedy: 'Raise the cap, or take the table for what it is: one flat rate.',
  },
  'cap-never-cuts': {
    why: 'It cuts nothing but the part of a cent by which a line was rounded up, since a cap is rounded down: the credit is worth the same without it.',
    remedy:
      'Nothing is wrong in the arithmetic; if more was meant, say with `of` or `over` what else it is of, put it on the sum of several credits, or lower it.',
  },
  'always-beside-calendar': {
    why: 'The words say 24x7, the timer runs in business hours only: a fault on a Saturday waits until Monday.',
    remedy: 'Let the timer run `hours: always` for the severities that have 24x7 support, or remove the words.',
  },
  'business-days-always': {
    why: 'Under `always` every day is a business day: the limit is shorter than its words.',
    remedy: 'Give the timer a calendar for these severities, or say the limit in days or hours.',
  },
  'target-without-credit': {
    why: 'Nothing is owed when it is breached: it is an aim, not an objective.',
    remedy: 'Bind a credit or a remedy to it, or accept that it is only reported.',
  },
  'claim-before-statement': {
    why: 'The window can close before the statement of the period is issued, so the credit is lost unless the customer claims on its own reckoning.',
    remedy:
      'Ask for a window that starts at the end of the period or at the statement; until then act on the preview of the running period.',
  },
  'unbounded-exclusion': {
    why: 'The vendor decides how much is excluded; nothing stops it from excluding the whole month.',
    remedy:
      'Bound it: notice with `where` (from `announced` to `began`), an `allowance` for each month or year, or a window by calendar (`all-of`).',
  },
  'unbounded-pause': {
    why: 'Who owes by the timer stops it with a word: a ticket that waits to its end is met, however long it took. Who may say anything of a ticket may pause it; no clause names who may pause alone, and none bounds how long.',
    remedy:
      'Let the timer run through (`paused: []`); or let `reported-by` at `records`, `ticket`, name the other side or a tool that speaks for it: then all that is said of tickets is theirs to say. Else watch the waits that the statement shows for each ticket.',
  },
  'order-matters': {
    why: 'Judging the length of a stretch before or after something is cut out of it gives different downtime, and the paper does not say which.',
    remedy: 'Choose by what refers to what, and say it with `note` on one of the two cells.',
  },
  'hours-end-short': {
    why: 'Many tools export the whole day as 00:00-23:59. Here that is a minute less each day, which a timer that runs over midnight does not count.',
    remedy: 'Write the instant at which the hours end: `24:00` for the end of the day.',
  },
  'holidays-run-out': {
    why: 'A list that ends before the term leaves holidays as working days: timers run on them, and limits in business days come sooner.',
    remedy: 'Add the days of those years, by a new version of the text.',
  },
  'fixed-amount-in-parts': {
    why: 'A period that a version splits is measured and credited in parts, each under its own text. Charges, and shares of them, are by days; an amount that the text writes down is not, so the two parts together may owe, or allow, twice as much.',
    remedy: 'Let the version take effect with the next period, or say the amount as a share of the charges; else take it as it is.',
  },
  'objective-without-evidence': {
    why: 'It is met, or breached, whatever happens.',
    remedy: 'Bind it to a cell that reads records, checks, counts or samples.',
  },
  'charge-kind-unknown': {
    why: 'A misspelt kind counts nothing: the base waits for bills that never come, or a charge that does not count is in it.',
    remedy: 'Write the kind as the charges of the order or of your billing have it.',
  },
  'charge-of-no-component': {
    why: 'With `each` a charge counts for the component that it names, and for those around it. One that names none is in no base: nothing is owed on it, and each base waits for bills.',
    remedy: 'Name the component on the charge, one charge for each; or take the base without `each`.',
  },
  'reported-by-nobody': {
    why: 'Evidence counts only when it comes from one of these; a misspelt word takes everything out, and every period is perfect.',
    remedy: 'Write `vendor`, `customer`, the AWS account, or the webhook as the senders have it.',
  },
  'reported-by-debtor': {
    why: 'Who owes the credit alone decides whether there was downtime.',
    remedy: 'Hear the other side too: a cell for each, and `witnesses` that says whose word counts.',
  },
  'decided-by-nothing': {
    why: 'The clause stands in the claim letter only. What counts in a statement is said where records are read.',
    remedy: 'Say it with `reported-by: [vendor]`, or with `witnesses` when both count.',
  },
  'together-out-of-reach': {
    why: 'Where fewer components lie than must be down at once, it never happens: what rests on it is never owed there.',
    remedy: 'Name as many as the order has or fewer, or a share of them ("50%"); or add the components that are missing.',
  },
  'unused-cell': {
    why: 'It changes nothing, which is rarely what its author meant.',
    remedy: 'Bind it, list it under `report`, or remove it.',
  },
} as const satisfies Record<string, Lint>;

export type LintCode = keyof typeof LINTS;

/** Warnings that claim something of amounts: evidence shows it, or refutes it. All others say only what the text and the order say. */
export const CLAIMS_AMOUNTS: ReadonlySet<string> = new Set<LintCode>([
  'objective-against-band',
  'band-above-cap',
  'cap-below-first-band',
  'target-without-credit',
  'unbounded-exclusion',
  'unbounded-pause',
]);

/** Errors that are defects of the text itself; the message names the remedy at the place. */
export const DEFECTS: Readonly<Record<string, Lint>> = {
  'band-gap': {
    why: 'A value can fall in no band, and then nobody knows what is owed. Bands printed with two decimals hide a rounding rule.',
    remedy:
      'Let one band end where the next begins (`less-than` beside `at-least`), also where a `round` cell rounds the value first; or choose what the gap gives with `gaps` on the `bands` (a `band-table` has none).',
  },
  'band-overlap': {
    why: 'A value falls in two bands that give different credits.',
    remedy: 'Let one band end where the next begins: `less-than` on one side, `at-least` on the other.',
  },
  'band-empty': { why: 'No value can fall in the band; one of its edges is a misprint.', remedy: 'Exchange or correct the edges.' },
  'wrong-unit': { why: 'Two units are mixed, so the comparison means nothing.', remedy: 'Write the limit in the unit of the value.' },
  'gathered-twice': { why: 'The credit would be paid twice.', remedy: 'Gather it in one credit.' },
  'cap-not-positive': { why: 'A cap of nothing takes back the whole objective.', remedy: 'Raise the cap, or remove the credit.' },
};
