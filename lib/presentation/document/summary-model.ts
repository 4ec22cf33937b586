/**
 * The first page of a statement: who owes whom and how much, how and by when it is paid, the accounts of its claims, the parties, and what
 * missing facts leave open.
 */
import type { PartyRole } from '../../domain/contract/terms.ts';
import type { StatementAccounts } from '../../application/claims/statement-accounts.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import type { ClaimWindow } from '../../domain/statement/credits/claim-window.ts';
import type { StatementNote } from '../../domain/statement/note/note.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { type Amount, type CreditResult, type Statement } from '../../domain/statement/statement.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { ofContract } from '../written.ts';
import { ACCOUNTS, ACCOUNT_WORDS, type ClaimAccount, capital } from './account-words.ts';
import type { DocumentWords } from './document-words.ts';
import { FORMATS } from './formats.ts';
import { amountText } from './grouped.ts';
import type { Labels } from './labels.ts';
import { offsetText } from './local-time.ts';
import { noteFacts } from './note-facts.ts';
import { type DocumentParties, addressOf, numbersOf } from './party-lines.ts';
import { SUMMARY_WORDS } from './summary-words.ts';
import type { TableCell, TableModel } from './table-model.ts';
import { amountsBetween, openSides } from './undecided.ts';

/** One party: its role, and its lines with the name first. */
export interface PartyBlock {
  readonly role: string;
  readonly lines: readonly string[];
}

export interface SummaryModel {
  /** A sentence, and the amount; one for each direction that missing facts leave open. */
  readonly owed: readonly { readonly text: string; readonly amount?: string }[];
  readonly notes: readonly string[];
  readonly parties: readonly PartyBlock[];
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly TableModel[];
}

export interface SummaryBeside {
  readonly accounts?: StatementAccounts | undefined;
  readonly parties?: DocumentParties | undefined;
  /** The note of the revision; undefined where it needs none, or the contract lacks what a note needs. */
  readonly note?: StatementNote | undefined;
  /** Whether a credit is owed to the vendor by the contract; absent: as far as the statement says it. */
  readonly isVendors?: ((credit: string) => boolean) | undefined;
}

export function summaryModel(issued: IssuedStatement, shared: DocumentWords, beside: SummaryBeside): SummaryModel {
  const { statement } = issued;
  const { labels } = shared;
  const { accounts, parties, note } = beside;
  const { contract, period, terms } = statement;
  const words = SUMMARY_WORDS[labels.language];
  const time = (instant: string): string => offsetText(parseInstant(instant)!, period.zone, labels.language);
  const reference = parties?.invoice?.['buyer-reference'];
  return {
    owed: owedOf(statement, labels),
    notes: [...netOf(statement, labels), ...openOf(statement, shared)],
    parties: (['vendor', 'customer'] as const).map((role) => ({
      role: labels[role],
      lines: partyLines(contract[role], parties?.[role], labels),
    })),
    facts: [
      [labels.number, issued.id],
      [labels.revision, issued.revision === 1 ? '1' : `${issued.revision} (${labels.replaces} ${issued.revision - 1})`],
      [labels.issued, time(issued.issuedAt)],
      [labels.contract, `${ofContract(contract.title)} (${contract.id})`],
      [labels.terms, `${ofContract(terms.title)} ${terms.version}`],
      [labels.period, `${period.label} (${time(period.start)} – ${time(period.end)})`],
      [labels.zone, period.zone],
      ...(reference === undefined ? [] : [[words.buyerReference, ofContract(reference)] as const]),
      ...(note ? noteFacts(note, issued.revision, labels) : []),
    ],
    tables: [paymentTable(statement, shared, beside), ...(accounts ? [accountsSummary(statement, shared, accounts)] : [])].filter(
      ({ rows }) => rows.length > 0,
    ),
  };
}

/** The name is that of the issued statement. */
const partyLines = (
  { id, name }: { readonly id: string; readonly name: string },
  party: DocumentParties['vendor'] | undefined,
  labels: Labels,
): string[] => [`${ofContract(name)} (${id})`, ...(party ? [...addressOf(party, labels), ...numbersOf(party, labels)] : [])];

const positive = (minor: bigint): bigint => (minor < 0n ? -minor : minor);

const money = (minor: bigint, currency: string): Amount => ({ amount: formatAmount({ minor: positive(minor), currency }), currency });

function owedOf({ bounds, contract, total }: Statement, labels: Labels): SummaryModel['owed'] {
  const words = SUMMARY_WORDS[labels.language];
  const { vendor, customer } = contract;
  const [vendorOwes, customerOwes] = [words.owes(vendor.name, customer.name), words.owes(customer.name, vendor.name)];
  if (bounds)
    return openSides(bounds).map(({ creditor, between }) => ({
      text: creditor === 'customer' ? vendorOwes : customerOwes,
      amount: amountsBetween(between, labels),
    }));
  const minor = minorOf(total);
  if (minor === 0n) return [{ text: words.nothing, amount: amountText(total, labels.language) }];
  return [{ text: minor > 0n ? vendorOwes : customerOwes, amount: amountText(money(minor, total.currency), labels.language) }];
}

/** How a total that nets both directions is made up. */
function netOf({ bounds, lines, total: { currency } }: Statement, labels: Labels): string[] {
  const amounts = lines.map(({ amount }) => minorOf(amount));
  const sum = (of: readonly bigint[]): bigint => of.reduce((total, one) => total + one, 0n);
  const [toCustomer, toVendor] = [sum(amounts.filter((one) => one > 0n)), sum(amounts.filter((one) => one < 0n))];
  if (bounds || toCustomer === 0n || toVendor === 0n) return [];
  const [gross, back] = [toCustomer, toVendor].map((minor) => amountText(money(minor, currency), labels.language)) as [string, string];
  return [SUMMARY_WORDS[labels.language].net(gross, back)];
}

/** The facts named on the first page; the list of missing facts has them all. */
const MAX_FACTS = 3;

function openOf(statement: Statement, { labels, wording: { names } }: DocumentWords): string[] {
  if (statement.bounds === undefined) return [];
  const words = SUMMARY_WORDS[labels.language];
  const facts = [...new Set(statement.credits.flatMap(({ missing = [] }) => missing))];
  const named = facts.slice(0, MAX_FACTS).map((fact) => names.fact(fact));
  const rest = facts.length > MAX_FACTS ? [labels.andMore(facts.length - MAX_FACTS)] : [];
  return [words.provisional, ...(facts.length > 0 ? [words.decided([...named, ...rest])] : [])];
}

/** Each paid credit with what is owed to whom, and how it gets paid. Its amount has no sign where a column has the creditor. */
function paymentTable(statement: Statement, { labels, wording }: DocumentWords, { accounts, isVendors }: SummaryBeside): TableModel {
  const words = SUMMARY_WORDS[labels.language];
  const states = ACCOUNT_WORDS[labels.language].states;
  const owing = statement.credits
    .filter(({ amount, bounds }) => bounds !== undefined || minorOf(amount) !== 0n)
    .map((credit) => ({ credit, creditor: creditorOf(credit, statement, isVendors) }));
  const withCreditor = owing.some(({ credit, creditor }) => credit.bounds !== undefined || creditor === 'vendor');
  const rows = owing.map(({ credit, creditor }): TableCell[] => {
    const claim = accounts?.claims.find((one) => one.credit === credit.credit && one.creditor === creditor);
    const { amount, currency } = credit.amount;
    return [
      wording.names.credit(credit.credit, credit.part),
      credit.bounds ? amountsBetween(credit.bounds, labels) : { amount: amount.replace(/^-/, ''), currency },
      ...(withCreditor ? [labels[creditor]] : []),
      howPaid(credit, creditor, claim?.lastDay, statement, labels),
      ...(accounts ? [claim ? states[claim.state] : ''] : []),
    ];
  });
  return {
    title: words.payment,
    columns: [
      { name: labels.credit, width: 30 },
      // Both ends of an open credit are in one line.
      { name: words.owed, width: owing.some(({ credit }) => credit.bounds) ? 34 : 22, right: true },
      ...(withCreditor ? [{ name: labels.owedTo, width: 14 }] : []),
      { name: words.how, width: 42 },
      ...(accounts ? [{ name: words.state, width: 18 }] : []),
    ],
    rows,
  };
}

/** The party that is owed. The certain part of an open credit may be 0, which has no direction: then the bounds of the sides or the contract say it. */
function creditorOf({ credit, amount }: CreditResult, { bounds }: Statement, isVendors: SummaryBeside['isVendors']): PartyRole {
  const minor = minorOf(amount);
  if (minor !== 0n) return minor < 0n ? 'vendor' : 'customer';
  const sides = bounds ? openSides(bounds).map(({ creditor }) => creditor) : [];
  if (sides.length === 1) return sides[0]!;
  return isVendors?.(credit) === true ? 'vendor' : 'customer';
}

function howPaid({ claim }: CreditResult, creditor: PartyRole, lastDay: string | undefined, { period }: Statement, labels: Labels): string {
  const words = SUMMARY_WORDS[labels.language];
  // Clauses on claims apply only to what the vendor owes.
  if (claim === 'automatic' || creditor === 'vendor') return words.automatic;
  const last = lastStep(claim);
  const until = last?.until === undefined ? undefined : offsetText(parseInstant(last.until)!, period.zone, labels.language);
  const day = (text: string | undefined): string | undefined => text && FORMATS[labels.language].day(text);
  return words.claim(until ?? day(lastDay ?? last?.lastDay), day(last?.opensAfter));
}

const lastStep = (windows: readonly ClaimWindow[]): ClaimWindow | undefined =>
  windows.findLast(({ step }) => step === 'claim') ?? windows.at(-1);

const ALWAYS: readonly ClaimAccount[] = ['owed', 'received', 'open'];

/** One row for each claim; an account that is 0 in all of them has no column. */
function accountsSummary({ period }: Statement, { labels, wording }: DocumentWords, { asOf, claims }: StatementAccounts): TableModel {
  const words = ACCOUNT_WORDS[labels.language];
  const isUsed = (amount: Amount | 'unbounded' | undefined): boolean =>
    amount !== undefined && (amount === 'unbounded' || minorOf(amount) !== 0n);
  const shown = claims.filter((claim) => ACCOUNTS.some((account) => isUsed(claim[account])));
  const accounts = ACCOUNTS.filter((account) => ALWAYS.includes(account) || shown.some((claim) => isUsed(claim[account])));
  return {
    title: SUMMARY_WORDS[labels.language].stateAsOf(offsetText(parseInstant(asOf)!, period.zone, labels.language)),
    columns: [
      { name: labels.credit, width: 24 },
      ...accounts.map((account) => ({ name: capital(words.named[account]), width: 14, right: true as const })),
    ],
    rows: shown.map((claim) => [
      `${wording.names.credit(claim.credit)}${claim.creditor === 'vendor' ? ` (${labels.owedToVendor})` : ''}`,
      ...accounts.map((account): TableCell => {
        const amount = claim[account];
        return amount === undefined ? '' : amount === 'unbounded' ? words.withoutBound : { ...amount };
      }),
    ]),
  };
}
