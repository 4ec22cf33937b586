/**
 * What the letter of a claim says, for a PDF and for a page: who writes to whom, the claimed amount by line with its reasons, how it
 * follows from the owed amount, what is reserved, and what is asked for.
 */
import type { Claim } from '../../domain/claims/claim.ts';
import type { ReopenedLines } from '../../domain/claims/reopened-lines.ts';
import { stepsOf } from '../../domain/contract/claim-clause.ts';
import type { ClaimTerms } from '../../domain/contract/terms.ts';
import type { LineAmount } from '../../domain/claims/transition.ts';
import type { PackagePart } from '../../domain/claims/states.ts';
import { clausesBehind } from '../../domain/statement/clauses-behind.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { termsIn } from '../../application/registry/stored-contract.ts';
import type { DisputeSummary } from '../../application/claims/statement-accounts.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { phrasesOf } from '../explain/explain.ts';
import { ACCOUNT_WORDS, capital } from '../document/account-words.ts';
import { disputeCounts } from '../document/dispute-counts.ts';
import { FORMATS } from '../document/formats.ts';
import { amountText } from '../document/grouped.ts';
import { type DocumentLanguage, LABELS } from '../document/labels.ts';
import { offsetText } from '../document/local-time.ts';
import { type DocumentParties, addressOf, numbersOf, placeOf } from '../document/party-lines.ts';
import { coveredTexts, reopenedText, sentenceOf } from '../document/reopened-text.ts';
import { SUMMARY_WORDS } from '../document/summary-words.ts';
import { placed } from '../document/undecided.ts';
import { MAX_ENTRIES } from '../reasons/line-reasons.ts';
import { Wording } from '../reasons/wording.ts';
import { ofContract } from '../written.ts';
import type { EvidenceBundle } from '../../application/evidence/evidence-bundle.ts';
import { askedByNumber } from './claimed-lines.ts';
import { claimedTickets } from './claimed-tickets.ts';
import { reservedRows, sumsOf } from './letter-sums.ts';
import { breachedTable, clausesTable, intervalsTable, linesTable, ticketsTable } from './letter-tables.ts';
import { LETTER_WORDS } from './letter-words.ts';
import type { LetterTable, Writing } from './letter-writing.ts';

/** A part of a letter, in order; `space` in points. */
export type LetterPart =
  | {
      readonly text: string;
      readonly indent?: number;
      readonly small?: true;
      /** Begins the signature block, which is on one page. */ readonly signs?: true;
    }
  | { readonly heading: string }
  | { readonly space: number }
  | { readonly facts: readonly (readonly [string, string])[] }
  | LetterTable;

export interface LetterModel {
  readonly subject: string;
  readonly author: string;
  /** Sender and recipient, each with a title and its lines, the name first. */
  readonly parties: readonly { readonly role: string; readonly lines: readonly string[] }[];
  /** Place and date. */
  readonly dated: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly parts: readonly LetterPart[];
}

/** What a letter has beside the claim and its statement: it is in the package, so that a page can show the letter again. */
export interface LetterBeside {
  /** The day of the letter: ISO day in the zone of the contract. */
  readonly on: string;
  /** The parties with their addresses. */
  readonly parties?: DocumentParties | undefined;
  /** The part of the claim that it is about; absent: all of it. */
  readonly part?: PackagePart;
  /** The day of recording, where the claim was recorded later than it was made. */
  readonly recordedOn?: string;
  /** The day on which the claim was made with a reserve, where `on` is that of the revision that determined it. */
  readonly reservedOn?: string;
  /** The disputes about the period; absent: none. */
  readonly disputes?: DisputeSummary;
  /** Why lines that were paid are open again; absent where none is. */
  readonly reopened?: ReopenedLines;
  /** What is asked for by line; absent: all of each line. */
  readonly lines?: readonly LineAmount[];
}

/** @param own the statement with only the lines of the claim. */
export function letterModel(
  claim: Claim,
  evidence: EvidenceBundle,
  own: IssuedStatement,
  beside: LetterBeside,
  language: DocumentLanguage,
): LetterModel {
  const words = LETTER_WORDS[language];
  const { contract, period } = own.statement;
  const writing: Writing = {
    own,
    clauses: clausesBehind(own.statement, termsIn(evidence.contract)),
    labels: LABELS[language],
    words,
    wording: new Wording(own.statement, language, MAX_ENTRIES),
    time: (instant) => offsetText(parseInstant(instant)!, period.zone, language),
    ...(beside.lines && { asked: askedByNumber(own, beside.lines) }),
  };
  const sender = beside.parties?.[claim.creditor];
  return {
    subject: words.subject,
    author: contract[claim.creditor].name,
    parties: [
      { role: words.from, lines: partyLines(claim.creditor, beside, writing) },
      { role: words.to, lines: partyLines(claim.debtor, beside, writing) },
    ],
    dated: words.dated(sender && placeOf(sender), FORMATS[language].day(beside.on)),
    facts: factsOf(claim, beside, writing),
    parts: [...opening(claim, beside, writing), ...reasonsFor(claim, evidence, writing), ...closing(claim, writing), ...annexes(writing)],
  };
}

function partyLines(role: 'customer' | 'vendor', { parties }: LetterBeside, { own, labels }: Writing): string[] {
  const party = parties?.[role];
  const name = ofContract(own.statement.contract[role].name);
  return [name, ...(party ? [...addressOf(party, labels), ...numbersOf(party, labels)] : [])];
}

function factsOf(
  claim: Claim,
  { parties, part, recordedOn, reservedOn }: LetterBeside,
  { own, labels, words, time }: Writing,
): LetterModel['facts'] {
  const { contract, period } = own.statement;
  const reference = parties?.invoice?.['buyer-reference'];
  return [
    ...(part === 'not-claimed' ? [[words.draft, words.ofRest] as const] : []),
    [words.claimNumber, claim.id],
    [labels.contract, `${ofContract(contract.title)} (${contract.id})`],
    [labels.period, `${period.label} (${time(period.start)} – ${time(period.end)}, ${period.zone})`],
    [labels.number, `${own.id}, ${labels.revision} ${own.revision}`],
    ...(reservedOn === undefined ? [] : [[words.withReserve, FORMATS[labels.language].day(reservedOn)] as const]),
    ...(recordedOn === undefined ? [] : [[words.recordedLater, FORMATS[labels.language].day(recordedOn)] as const]),
    ...(reference === undefined ? [] : [[SUMMARY_WORDS[labels.language].buyerReference, ofContract(reference)] as const]),
  ];
}

/** What is claimed, by line and in sum, and what is reserved. */
function opening(claim: Claim, beside: LetterBeside, writing: Writing): LetterPart[] {
  const { part, disputes } = beside;
  const { own, labels, words } = writing;
  const { label } = own.statement.period;
  const reserved = reservedRows(own, claim, writing.wording, labels);
  return [
    { text: words.salutation },
    { space: 4 },
    { text: minorOf(claim.open) > 0n ? words.intro(amountText(claim.open, labels.language), label) : words.introOfFacts(label) },
    ...(own.statement.lines.length > 0 ? [{ heading: words.lines }, linesTable(claim, writing)] : []),
    { heading: words.sums },
    { facts: sumsOf(claim, labels, part) },
    ...againOf(claim, beside, writing),
    ...(disputes ? [{ text: disputesText(disputes, labels.language) }] : []),
    ...(reserved.length > 0 ? [{ heading: words.reserve }, { facts: reserved }] : []),
  ];
}

/** How many disputes are open, and how the others ended. */
function disputesText(disputes: DisputeSummary, language: DocumentLanguage): string {
  const counts = disputeCounts(disputes, language).map(({ text }) => text);
  return `${capital(ACCOUNT_WORDS[language].disputesOfPeriod)}: ${counts.join(', ')}`;
}

/** Why lines that were paid are claimed again. */
function againOf(claim: Claim, { reopened }: LetterBeside, { wording: { names }, labels: { language } }: Writing): LetterPart[] {
  if (!reopened) return [];
  const again = { owed: claim.owed, reopened };
  const text = reopenedText(again, names.credit(claim.credit), language)!;
  const covered = coveredTexts(again, (line) => placed(line, names), language);
  return [{ text: sentenceOf(text, covered) }];
}

/** The objectives that were not kept, and the clauses on claims. */
function reasonsFor(claim: Claim, evidence: EvidenceBundle, writing: Writing): LetterPart[] {
  const { labels, words, wording } = writing;
  const clause = termsIn(evidence.contract)
    .map(({ claims }) => claims[claim.credit])
    .findLast((one): one is ClaimTerms => stepsOf(one).length > 0);
  const { language } = labels;
  const inWords = phrasesOf(language).claim;
  const steps = (clause?.do ?? []).map(({ hours, ...step }) => {
    const titled = { ...step, ...(hours !== undefined && { hours: wording.names.cell(hours) }) };
    return inWords(wording.names.credit(claim.credit), titled, clause!['decided-by']);
  });
  const dated = claim.lastDay === undefined ? [] : [words.deadline(FORMATS[language].day(claim.lastDay))];
  const basis = [...steps, ...dated].map((text) => ({ text }));
  return [
    ...breachedTable(writing).flatMap((table): LetterPart[] => [{ heading: words.because }, table]),
    ...(basis.length > 0 ? [{ heading: words.basis }, ...basis] : []),
    ...(clause?.show
      ? [{ space: 4 }, { text: words.shows }, ...clause.show.map((text) => ({ text: ofContract(text), indent: 8, small: true as const }))]
      : []),
  ];
}

function closing(claim: Claim, { own, labels, words }: Writing): LetterPart[] {
  const name = `${own.id}-r${own.revision}`;
  const isOpen = minorOf(claim.open) > 0n;
  const asked = [
    words.confirm,
    ...(isOpen ? [words.credit(amountText(claim.open, labels.language))] : []),
    ...(claim.reserved === undefined ? [] : [words.creditFacts]),
    ...(isOpen ? [words.refuse] : []),
  ];
  const { files } = words;
  const enclosed = [
    files.statement(`statement-${name}.pdf`),
    files.intervals,
    files.tickets,
    files.events,
    files.bundle(`${name}.bundle.json`),
  ];
  return [
    { heading: words.ask },
    ...asked.map((text) => ({ text })),
    { space: 12 },
    { text: words.regards, signs: true },
    { text: ofContract(own.statement.contract[claim.creditor].name) },
    { space: 28 },
    { text: '_'.repeat(36) },
    { text: words.signature, small: true },
    { heading: words.enclosures },
    ...enclosed.map((text, i) => ({ text: `${i + 1}. ${text}`, small: true as const })),
  ];
}

/** In full: what counts is never cut. */
function annexes(writing: Writing): LetterPart[] {
  const { words, own } = writing;
  const [clauses, intervals, tickets] = [clausesTable(writing), intervalsTable(writing), ticketsTable(claimedTickets(own), writing)];
  return [
    ...(clauses.rows.length > 0 ? [{ heading: words.annexClauses }, clauses] : []),
    ...(intervals.rows.length > 0 ? [{ heading: words.annexIntervals }, intervals] : []),
    ...(tickets.rows.length > 0 ? [{ heading: words.annexTickets }, tickets] : []),
  ];
}
