/** The layout of a journal: a YAML file with the accounts to book, the columns, and their formats. Strict. */
import * as z from 'zod/mini';
import { DOCUMENT_LANGUAGES } from '../domain/contract/title.ts';
import { LEDGER_ACCOUNTS } from '../domain/claims/ledger-accounts.ts';
import { type Issue, errorIssue, pointer } from '../domain/issue.ts';
import { described } from './described.ts';
import { readYaml } from './yaml-document.ts';
import { fromZodError } from './zod-issues.ts';

/** Fields of a booking: those of the entry, the accounts, and the values of `maps`. */
export const JOURNAL_FIELDS = [
  'debit',
  'credit',
  'tax-key',
  'amount',
  'currency',
  'postedOn',
  'effectiveOn',
  'entry',
  'kind',
  'account',
  'statement',
  'claim',
  'vendor',
  'customer',
  'creditor',
  'contract',
  'period',
  'costCentre',
  'for',
  'component',
  'creditName',
  'caseName',
  'creditKey',
  'reference',
  'note',
] as const;
export type JournalField = (typeof JOURNAL_FIELDS)[number];

/** Only these accounts change the open amount; others are booked where a layout names them. `reserved` is a memo and is never booked. */
export const BOOKED_ACCOUNTS = ['owed', 'received', 'written-off', 'over-credited'] as const;
const BOOKABLE = LEDGER_ACCOUNTS.filter((account) => account !== 'reserved');

const text = z.string().check(z.minLength(1), z.maxLength(200));
const constant = z.union([z.string().check(z.maxLength(200)), z.int()]);

const booking = z.strictObject({
  debit: described(text, 'Debited when the amount is above 0. It may have fields in braces.'),
  credit: described(text, 'Credited when the amount is above 0.'),
  'tax-key': z.optional(z.string().check(z.maxLength(20))),
});
const bookings = z.partialRecord(z.enum(BOOKABLE as [string, ...string[]]), booking);

const column = z.strictObject({
  title: z.string().check(z.maxLength(100)),
  field: described(z.optional(z.enum(JOURNAL_FIELDS)), 'One field of the booking.'),
  value: described(z.optional(constant), 'The same in every row.'),
  text: described(z.optional(text), 'Text with fields in braces: "{contract} {period}".'),
  'at-most': described(z.optional(z.int().check(z.minimum(1), z.maximum(500))), 'Characters; longer text is cut.'),
});

const format = z.strictObject({
  separator: z._default(z.enum([',', ';', '\t', '|']), ','),
  decimal: z._default(z.enum(['.', ',']), '.'),
  date: described(
    z._default(
      z
        .string()
        .check(
          z.maxLength(40, { abort: true }),
          z.regex(/^(?=.*D)(?=.*M)(?:YYYY|YY|MM|DD|[-./ ])+$/, 'is no format of a day; write it as "DD.MM.YYYY"'),
        ),
      'YYYY-MM-DD',
    ),
    'Made of YYYY, YY, MM, DD and - . / or spaces.',
  ),
  quote: described(z._default(z.enum(['needed', 'text', 'always']), 'needed'), 'Which values stand in quotation marks.'),
  encoding: z._default(z.enum(['utf-8', 'utf-8-bom', 'iso-8859-1']), 'utf-8'),
  'line-end': z._default(z.enum(['crlf', 'lf']), 'crlf'),
  language: described(z._default(z.enum(DOCUMENT_LANGUAGES), 'en'), 'Of `creditName` and `caseName`.'),
  titles: described(z._default(z.boolean(), true), 'Whether a row has the titles of the columns.'),
  reversals: described(
    z._default(z.enum(['swap', 'negative']), 'swap'),
    'An amount below 0: booked the other way round, or with its sign.',
  ),
});

export const journalLayoutSchema = z.strictObject({
  journal: z.literal(1),
  format: z.prefault(format, {}),
  before: described(z.optional(z.array(z.array(constant)).check(z.maxLength(5))), 'Rows before the titles, each a list of values.'),
  maps: described(
    z._default(
      z.record(
        z.string().check(z.regex(/^[a-z][a-z0-9-]*$/, 'is no name; write it as "vendor-account"')),
        z.strictObject({ of: z.enum(JOURNAL_FIELDS), values: z.record(z.string(), text) }),
      ),
      {},
    ),
    'Values by those of a field, such as an account for each vendor.',
  ),
  accounts: described(
    z.strictObject({ customer: z.optional(bookings), vendor: z.optional(bookings) }),
    'By the party to which the credit is owed, the accounts of each kind of entry.',
  ),
  columns: z.array(column).check(z.minLength(1), z.maxLength(200)),
});

export type JournalLayout = z.output<typeof journalLayoutSchema>;

const GUIDE = 'docs/reference/journal.md';

/** @returns the layout, or every error with its place as "line:column path". */
export function readJournalLayout(source: string): { readonly layout: JournalLayout } | { readonly issues: readonly Issue[] } {
  const { document, issues, locate } = readYaml(source);
  if (issues.length > 0) return { issues };
  const parsed = journalLayoutSchema.safeParse(document);
  const found = parsed.success ? meaningIssues(parsed.data) : fromZodError(parsed.error, document, '', () => undefined, GUIDE);
  if (found.length === 0) return { layout: (parsed as { data: JournalLayout }).data };
  return { issues: found.map((issue) => ({ ...issue, path: [locate(issue.path), issue.path].filter(Boolean).join(' ') })) };
}

/** The names in braces. */
export const placeholders = (template: string): string[] => [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!);

function meaningIssues({ columns, accounts, maps }: JournalLayout): Issue[] {
  const known = [...JOURNAL_FIELDS, ...Object.keys(maps)];
  // An account is chosen before the booking is made, so that its template cannot use the fields of the booking.
  const ofEntry = known.filter((name) => !['debit', 'credit', 'tax-key', 'amount'].includes(name));
  const unknown = (template: string, path: string, names = known): Issue[] =>
    placeholders(template)
      .filter((name) => !names.includes(name))
      .map((name) => errorIssue('unknown-name', path, `"{${name}}" is no field and no map; one of: ${names.join(', ')}`));
  const ofColumns = columns.flatMap(({ field, value, text: template, title }, i): Issue[] => {
    const path = pointer('columns', i);
    const given = [field, value, template].filter((one) => one !== undefined);
    if (given.length !== 1) return [errorIssue('bad-value', path, `the column "${title}" has exactly one of field, value and text`)];
    return template === undefined ? [] : unknown(template, path + pointer('text'));
  });
  const needed = (['debit', 'credit', 'amount'] as const).filter(
    (name) =>
      !columns.some(({ field, text: template }) => field === name || (template !== undefined && placeholders(template).includes(name))),
  );
  const missing = needed.map((name) =>
    errorIssue('missing', '/columns', `no column has the field "${name}": a booking names both accounts and the amount`),
  );
  const ofAccounts = (['customer', 'vendor'] as const).flatMap((creditor) =>
    Object.entries(accounts[creditor] ?? {}).flatMap(([account, sides]): Issue[] => {
      if (!sides) return [];
      const { debit, credit } = sides;
      const path = pointer('accounts', creditor, account);
      const same =
        debit === credit ? [errorIssue('bad-value', path, `"${debit}" is debited and credited: the booking would move nothing`)] : [];
      return [...same, ...unknown(debit, path + pointer('debit'), ofEntry), ...unknown(credit, path + pointer('credit'), ofEntry)];
    }),
  );
  return [...ofColumns, ...missing, ...ofAccounts];
}
