/** Parameters of the ledger: its entries, balances and ageing. */
import * as z from 'zod/mini';
import { LEDGER_ACCOUNTS } from '../domain/claims/ledger-accounts.ts';
import { ALWAYS_GROUPED, LEDGER_GROUPS } from '../domain/claims/ledger-groups.ts';
import { described } from './described.ts';
import { boundedText } from './words.ts';
import {
  amountText,
  cursor,
  dayOrInstantText,
  dayText,
  idText,
  documentLanguage,
  spreadsheet,
  limit,
  namesText,
  listQuery,
  periodText,
} from './request-parts.ts';

const ledgerFilters = {
  vendor: z.optional(idText),
  customer: z.optional(idText),
  contract: z.optional(idText),
  period: z.optional(periodText),
  costCentre: described(z.optional(boundedText(1, 100)), 'Not for a token that is bound to a vendor.'),
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/, 'is no ISO 4217 code, such as "EUR"'))),
};
const ledgerSpan = {
  from: described(dayOrInstantText, 'Entries posted at or after it: an instant, or a day, which begins at 00:00 UTC.'),
  until: described(z.optional(dayOrInstantText), 'Entries posted before it: an instant, or the beginning of a day, in UTC. Absent: now.'),
  ...ledgerFilters,
  account: z.optional(z.enum(LEDGER_ACCOUNTS)),
  atLeast: described(z.optional(amountText), 'The least amount of an entry, included. It needs `currency`.'),
  atMost: described(
    z.optional(amountText),
    'The greatest amount of an entry, included; what lowers an account is below 0. It needs `currency`.',
  ),
};
export const ledgerQuerySchema = listQuery({ ...ledgerSpan, cursor, limit });
export const ledgerDocumentQuerySchema = listQuery({ ...ledgerSpan, language: documentLanguage, spreadsheet });
const by = described(
  z.prefault(namesText(LEDGER_GROUPS, ALWAYS_GROUPED), 'vendor,customer'),
  `What the rows are grouped by, beside creditor and currency: some of ${LEDGER_GROUPS.join(', ')}, with commas between them. The words currency and creditor may be among them; alone they group by nothing else.`,
);
export const balancesQuerySchema = listQuery({
  from: described(
    z.optional(dayOrInstantText),
    'What was posted before it is the opening balance: an instant, or a day, which begins at 00:00 UTC. Absent: there is none.',
  ),
  until: described(
    z.optional(dayOrInstantText),
    'The closing balance is of what was posted before it: an instant, or the beginning of a day, in UTC. Absent: now.',
  ),
  ...ledgerFilters,
  by,
  spreadsheet,
});
export const ageingQuerySchema = z.strictObject({
  on: described(z.optional(dayText), 'What was posted until the end of this day, in the zone of each contract. Absent: today, UTC.'),
  bands: described(
    z.prefault(
      z.pipe(
        z.string().check(
          z.maxLength(60),
          z.refine(
            (text) =>
              /^[1-9]\d{0,3}(,[1-9]\d{0,3}){0,9}$/.test(text) &&
              text.split(',').every((one, i, all) => i === 0 || Number(one) > Number(all[i - 1])),
            'is no list of rising days; write it as "30,60,90"',
          ),
        ),
        z.transform((text) => text.split(',').map(Number)),
      ),
      '30,60,90',
    ),
    'The last day of age of each band; what is older is in a last band.',
  ),
  ...ledgerFilters,
  by,
  spreadsheet,
});
/** The part of the signed address of a stream that names its reader. */
const seenBy = z.optional(z.literal('vendor'));
export const ledgerStreamSchema = z.strictObject({ ...ledgerSpan, seenBy });
