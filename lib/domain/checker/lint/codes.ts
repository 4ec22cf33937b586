/** The codes of the linter, each with its reason and remedy. docs/reference/lint.md is made from here. */
export interface Lint {
  readonly why: string;
  readonly remedy: string;
}

export const LINTS = {
  'objective-against-band': {
    why: 'At the edge of the objective the text contradicts itself: a value that meets it is credited, or one that breaches it is not. The amount depends on which sentence counts.',
    remedy:
      'Move the edge of the band to that of the objective, or choose one: `if-breached` follows the objective, `for` the band. Write the choice in `note`.',
  },
  'tables-disagree': {
    why: 'A percentage depends on the length of the period, and a table of minutes does not. So the same outage is in different bands in periods of different length.',
    remedy: 'Credit by one of the two and only `report` the other. Write in `note` which of them the paper prefers.',
  },
  'targets-disagree': {
    why: 'The objective is written twice, in percent and in minutes, and the two allow different downtime.',
    remedy: 'Keep the stricter or the one that the paper puts first; list the other in `report`.',
  },
  'band-above-cap': {
    why: 'The cap cuts what the band gives, so the printed rate is never paid.',
    remedy: 'The arithmetic is right, but the band is worth no more than the cap. Raise the cap if more was meant.',
  },
  'cap-below-first-band': {
    why: 'The cap is below the smallest credit of the table, so every month in breach pays the same and the bands have no effect.',
    remedy: 'Raise the cap, or replace the table by one flat rate.',
  },
  'cap-never-cuts': {
    why: 'It cuts only the part of a cent by which a line was rounded up, because a cap is rounded down. The credit is worth the same without it.',
    remedy:
      'Nothing is wrong in the arithmetic. If more was meant, give the cap another base with `of` or another window with `over`, put it on the sum of several credits, or lower it.',
  },
  'always-beside-calendar': {
    why: 'The words promise 24x7 support, and the timer runs in business hours only. A fault on a Saturday waits until Monday.',
    remedy: 'Let the timer run `hours: always` for the severities that have 24x7 support, or remove the words.',
  },
  'business-days-always': {
    why: 'Under `always` every day is a business day: the limit is shorter than its words.',
    remedy: 'Give the timer a calendar for these severities, or write the limit in days or hours.',
  },
  'target-without-credit': {
    why: 'Nothing is owed when it is breached: it is an aim, not an objective.',
    remedy: 'Add a credit or a remedy for it, or accept that it is only reported.',
  },
  'claim-before-statement': {
    why: 'The window can close before the statement of the period is issued, so the credit is lost unless the customer claims by its own figures.',
    remedy: 'Ask for a window that starts at the end of the period or at the statement. Until then use the preview of the running period.',
  },
  'unbounded-exclusion': {
    why: 'The vendor decides how much is excluded. It can exclude the whole month.',
    remedy:
      'Limit it: notice with `where` (from `announced` to `began`), an `allowance` for each month or year, or a window by calendar (`all-of`).',
  },
  'unbounded-pause': {
    why: 'The party that owes by the timer can pause it. A ticket that is paused to its end meets the objective, however long it took. Everybody who may report on a ticket may pause it. No clause limits who may pause, or for how long.',
    remedy:
      'Let the timer run through (`paused: []`). Or name the other side, or a tool that reports for it, in `reported-by` of `records`, `ticket`: then only they may report on tickets. Otherwise check the waits that the statement shows for each ticket.',
  },
  'order-matters': {
    why: 'The length of a stretch can be judged before or after something is cut out of it. The two give different downtime, and the paper does not say which counts.',
    remedy: 'Choose by the order in which the cells refer to each other, and write it in `note` of one of the two.',
  },
  'hours-end-short': {
    why: 'Many tools export the whole day as 00:00-23:59. Here this leaves out one minute each day. A timer that runs over midnight does not count it.',
    remedy: 'Write the instant at which the hours end: `24:00` for the end of the day.',
  },
  'holidays-run-out': {
    why: 'Where a list ends before the term, later holidays are working days. Timers run on them, and limits in business days end earlier.',
    remedy: 'Add the days of those years, in a new version of the text.',
  },
  'fixed-amount-in-parts': {
    why: 'A period that a version splits is measured and credited in parts, each under its own text. Charges, and shares of them, are divided by days. A written amount is not, so the two parts together may owe, or allow, twice as much.',
    remedy: 'Let the version take effect with the next period, or write the amount as a share of the charges.',
  },
  'objective-without-evidence': {
    why: 'It is met, or breached, whatever the evidence is.',
    remedy: 'Use a cell that reads records, checks, counts or samples.',
  },
  'charge-kind-unknown': {
    why: 'A misspelt kind matches nothing. The base waits for bills that are never sent, or includes a charge that should not count.',
    remedy: 'Write the kind as it is in the charges of the order or in your bills.',
  },
  'charge-of-no-component': {
    why: 'With `each` a charge counts for the component that it names, and for those around it. A charge that names none is in no base. Nothing is owed on it, and each base waits for bills.',
    remedy: 'Name the component on the charge, one charge for each; or use the base without `each`.',
  },
  'charge-in-no-base': {
    why: 'An order may list more than the terms count. But a charge that is left out by mistake, such as a misspelt kind, lowers every credit and shows nowhere.',
    remedy: 'Name the kind in the `charges` of a base, or accept that nothing is owed on it.',
  },
  'unread-attribute': {
    why: 'Events and orders may state it, and nothing changes. Often the condition that was to read it is missing.',
    remedy: 'Read it in `where`, `depending-on`, `weight` or another key, or remove it.',
  },
  'unread-record-kind': {
    why: 'Events may report such records, and nothing changes. Often the clause that was to read them is missing.',
    remedy: 'Read it with `intervals`, `timer`, `count` or another operator, or remove it.',
  },
  'reported-by-nobody': {
    why: 'Evidence counts only when it comes from one of these; a misspelt word leaves out everything, and every period is perfect.',
    remedy: 'Write `vendor`, `customer`, the AWS account, or the webhook as it is in the senders.',
  },
  'reported-by-debtor': {
    why: 'The party that owes the credit alone decides whether there was downtime.',
    remedy: 'Use reports of the other side too: write a cell for each, and a `witnesses` cell that decides between them.',
  },
  'decided-by-nothing': {
    why: 'The clause appears in the claim letter only. What counts in a statement is written where records are read.',
    remedy: 'Write `reported-by: [vendor]`, or `witnesses` when both count.',
  },
  'concurrent-out-of-reach': {
    why: 'Where there are fewer components than must be down at once, it never happens. What depends on it is never owed there.',
    remedy: 'Write a number that the order has, or a share of its components ("50%"); or add the components that are missing.',
  },
  'no-note-for-country': {
    why: 'By the Greek rules of Peppol a note has a number of six parts and the MARK of the tax authority, which Makegood does not get. Every note of this order is refused when it is asked for.',
    remedy: "Choose another `profile`, or write the notes in the vendor's own system, from the statement.",
  },
  'no-note-for-currency': {
    why: 'EN 16931 allows two decimals. Every note of this order is refused when it is asked for; statements, letters and CSV files are as in other currencies.',
    remedy: 'Send the statement as PDF or CSV, or remove `invoice` from the order.',
  },
  'silence-of-nobody': {
    why: 'Only a sender with `expect-every` can be silent. Without one the first statement never waits for it.',
    remedy: 'Write `expect-every` with the senders of the order, or with those that are registered with the vendor; or remove `silence`.',
  },
  'witness-never-asked': {
    why: 'Under `unreported: up` time without a report is up, so this witness always knows, and the next ones are not asked. Only where its own sender reports that the state is not known does their word count.',
    remedy: 'Write `no-data-after` on the first cell, so that its silence is unknown time; or decide by `any`, `all` or `quorum`.',
  },
  'words-alike-in-case': {
    why: 'Words of events are read letter by letter. An event with the other case counts as the other word, with the other limit or amount.',
    remedy: 'Keep one of the two words, and list the other under `reads-as`.',
  },
  'value-in-no-period': {
    why: 'A value that is dated by periods is the one in force on the first day of the period. No period of the order begins while this one is in force.',
    remedy: 'Write the first day of the period from which it counts, or remove it.',
  },
  'minimum-out-of-reach': {
    why: 'Below the minimum nothing is owed. The charges of the order are too small for it, however bad the service is.',
    remedy: 'Lower the minimum, or accept that the credit is owed only where bills add to the charges of the order.',
  },
  'worse-owes-less': {
    why: 'In some range the party that owes pays less when the service is worse.',
    remedy: 'Let the bands rise as the value gets worse. If the paper has it so, write that in `note`.',
  },
  'unused-cell': {
    why: 'It changes nothing, which is rarely what its author meant.',
    remedy: 'Use it, list it in `report`, or remove it.',
  },
} as const satisfies Record<string, Lint>;

export type LintCode = keyof typeof LINTS;

/** Warnings about amounts: evidence can show or refute them. All others concern only the text of the terms and the order. */
export const CLAIMS_AMOUNTS: ReadonlySet<string> = new Set<LintCode>([
  'objective-against-band',
  'band-above-cap',
  'cap-below-first-band',
  'target-without-credit',
  'unbounded-exclusion',
  'unbounded-pause',
]);

/** Errors that are defects of the terms themselves; the message has the remedy for its place. */
export const DEFECTS = {
  'band-gap': {
    why: 'A value can be in no band, and then what is owed is not known. Bands that are printed with two decimals hide a rounding rule.',
    remedy:
      'Let one band end where the next begins (`less-than` beside `at-least`), also where a `round` cell rounds the value first; or choose what the gap gives with `gaps` on the `bands` (a `band-table` has none).',
  },
  'band-overlap': {
    why: 'A value is in two bands that give different credits.',
    remedy: 'Let one band end where the next begins: `less-than` on one side, `at-least` on the other.',
  },
  'band-empty': { why: 'No value can be in the band. One of its edges is a misprint.', remedy: 'Exchange or correct the edges.' },
  'wrong-unit': { why: 'Two units are mixed, so the comparison has no meaning.', remedy: 'Write the limit in the unit of the value.' },
  'included-twice': { why: 'The credit would be paid twice.', remedy: 'Include it in one credit.' },
  'cap-not-positive': { why: 'A cap of nothing removes the whole credit.', remedy: 'Raise the cap, or remove the credit.' },
} as const satisfies Readonly<Record<string, Lint>>;

/** The reason and the remedy of an error; undefined for one that is no defect of the terms. */
export const defectOf = (code: string): Lint | undefined =>
  Object.hasOwn(DEFECTS, code) ? DEFECTS[code as keyof typeof DEFECTS] : undefined;
