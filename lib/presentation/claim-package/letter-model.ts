/**
 * What the letter of a claim says, for a PDF and for a page: the claimed amount, how it follows from the owed amount, the clauses, and the
 * breached objectives.
 */
import type { Claim } from '../../domain/claims/claim.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { Amount, StatementLine } from '../../domain/statement/statement.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { termsIn } from '../../application/registry/stored-contract.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { phrasesOf } from '../explain/explain.ts';
import { FORMATS } from '../document/formats.ts';
import { claimInGerman } from '../document/german-phrases.ts';
import { ACCOUNT_WORDS } from '../document/account-words.ts';
import { intervalsOf, needOffsets } from '../document/document-model.ts';
import { amountText } from '../document/grouped.ts';
import { type DocumentLanguage, LABELS, type Labels } from '../document/labels.ts';
import { clearText, offsetText } from '../document/local-time.ts';
import { measuredOf, targetsOf } from '../document/objectives-table.ts';
import { amountsBetween, decidedBy, placed, provisionalName } from '../document/undecided.ts';
import { MAX_ENTRIES } from '../reasons/line-reasons.ts';
import { percentShown, valueShown } from '../reasons/values.ts';
import type { Names } from '../reasons/names.ts';
import { Wording } from '../reasons/wording.ts';
import type { EvidenceBundle } from '../../application/evidence/evidence-bundle.ts';

/**
 * Whether a letter claims anything: an open amount, or an amount that missing facts may add. An automatic credit needs no claim, and a
 * withdrawn claim claims nothing.
 */
export const isClaimed = ({ automatic, state, open, reserved }: Claim): boolean =>
  !automatic && state !== 'withdrawn' && (minorOf(open) > 0n || reserved !== undefined);

/** A part of a letter, in order; `space` in points. */
export type LetterPart =
  | { readonly text: string; readonly indent?: number; readonly small?: true }
  | { readonly heading: string }
  | { readonly space: number }
  | { readonly columns: readonly LetterColumn[]; readonly rows: readonly (readonly string[])[]; readonly sums?: true };

export interface LetterColumn {
  readonly name: string;
  readonly width: number;
  readonly right?: true;
}

export interface LetterModel {
  readonly subject: string;
  readonly author: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly parts: readonly LetterPart[];
}

/** What the parts of a letter share. */
interface Writing {
  readonly own: IssuedStatement;
  readonly labels: Labels;
  readonly wording: Wording;
  /** An instant in the zone of the contract. */
  readonly time: (instant: string) => string;
}

/** @param own the statement with only the lines of the claim. */
export function letterModel(claim: Claim, evidence: EvidenceBundle, own: IssuedStatement, language: DocumentLanguage): LetterModel {
  const labels = LABELS[language];
  const { letter } = labels;
  const { contract, period } = own.statement;
  const wording = new Wording(own.statement, language, MAX_ENTRIES);
  const shown = needOffsets(own.statement, intervalsOf(own, 'counted')) ? offsetText : clearText;
  const time = (instant: string): string => shown(parseInstant(instant)!, period.zone, language);
  const writing: Writing = { own, labels, wording, time };
  const clause = termsIn(evidence.contract)
    .map(({ claims }) => claims[claim.credit])
    .findLast((one) => typeof one === 'object');
  return {
    subject: letter.subject,
    author: contract.customer.name,
    facts: [
      [letter.dear, contract.vendor.name],
      [labels.customer, contract.customer.name],
      [labels.contract, `${contract.title} (${contract.id})`],
      [labels.period, `${period.label} (${time(period.start)} – ${time(period.end)}, ${period.zone})`],
      [labels.number, `${own.id}, ${labels.revision} ${own.revision}`],
      ...sumsOf(claim, labels),
      ...openSum(own, claim, wording.names, labels),
    ],
    parts: [
      { text: letter.intro },
      { space: 6 },
      ...(typeof clause === 'object' ? clause.do : []).map(({ hours, ...step }) => {
        const titled = { ...step, ...(hours !== undefined && { hours: wording.names.cell(hours) }) };
        return {
          text: (language === 'de' ? claimInGerman : phrasesOf(language).claim)(
            wording.names.credit(claim.credit),
            titled,
            clause!['decided-by'],
          ),
        };
      }),
      ...(claim.lastDay === undefined
        ? []
        : [{ text: `${letter.by} ${FORMATS[language].day(claim.lastDay)}${language === 'zh' ? '。' : '.'}` }]),
      { heading: letter.because },
      linesTable(claim, writing),
      { space: 8 },
      ...breachedTable(writing),
      { heading: letter.intervals },
      intervalsTable(writing),
      ...(typeof clause === 'object' && clause.show
        ? [{ heading: letter.shows }, ...clause.show.map((text) => ({ text, indent: 8, small: true as const }))]
        : []),
      { space: 10 },
      ...[letter.enclosed, letter.please].map((text) => ({ text })),
      { space: 16 },
      { text: `${letter.regards} ${contract.customer.name}` },
    ],
  };
}

function linesTable(claim: Claim, { own: { statement }, labels, wording: { names, words } }: Writing): LetterPart {
  const rows = statement.lines.map((line: StatementLine) => [
    provisionalName(line, names, labels),
    placed(line, names),
    valueShown(line.times, words),
    amountText(line.amount, labels.language),
  ]);
  return {
    columns: [
      { name: labels.credit, width: 30 },
      { name: labels.for, width: 26 },
      { name: labels.rate, width: 14, right: true },
      { name: labels.amount, width: 20, right: true },
    ],
    rows: [...rows, [labels.total, '', '', amountText(claim.owed, labels.language)]],
    sums: true,
  };
}

function breachedTable({ own: { statement }, labels, wording: { names } }: Writing): LetterPart[] {
  const breached = statement.objectives.filter(({ outcome }) => outcome === 'breached');
  if (breached.length === 0) return [];
  const columns: LetterColumn[] = [
    { name: labels.objective, width: 24 },
    { name: labels.for, width: 30 },
    { name: labels.measured, width: 20, right: true },
    { name: labels.target, width: 26, right: true },
  ];
  const rows = breached.map((result) => [
    names.objective(result.objective, result.part),
    names.index(result.index, result.part),
    measuredOf(result, labels),
    targetsOf(result, labels),
  ]);
  return [{ columns, rows }];
}

function intervalsTable({ own, labels, wording, time }: Writing): LetterPart {
  return {
    columns: [
      { name: labels.cell, width: 18 },
      { name: labels.from, width: 22 },
      { name: labels.to, width: 22 },
      { name: labels.duration, width: 14, right: true },
      { name: labels.weight, width: 8, right: true },
      { name: labels.record, width: 24 },
    ],
    rows: intervalsOf(own, 'counted').map(({ part, cell, interval }) => [
      wording.names.cell(cell, part),
      time(interval.start),
      time(interval.end),
      wording.length(wording.span(interval.start, interval.end)),
      percentShown(interval.weight ?? '1', wording.words),
      interval.records.map(({ record, events }) => wording.record(record, events)).join(', '),
    ]),
  };
}

/** The owed amount that is neither received, written off nor claimed: the creditor claimed less than all, or a later revision owes more. */
const notClaimedOf = ({ owed, received, writtenOff, open, overCredited }: Claim): bigint =>
  minorOf(owed) + (overCredited ? minorOf(overCredited) : 0n) - minorOf(received) - minorOf(writtenOff) - minorOf(open);

/**
 * The claimed amount: the open amount, or the submitted part of it. Where it is less than the owed amount, the rows between them; then the
 * reserve.
 */
export function sumsOf(claim: Claim, { letter, language }: Labels): (readonly [string, string])[] {
  const words = ACCOUNT_WORDS[language].letter;
  const { owed, received, writtenOff, credited, accepted, open, reserved } = claim;
  const row = (name: string, amount: Amount | undefined): (readonly [string, string])[] =>
    amount && minorOf(amount) > 0n ? [[name, amountText(amount, language)]] : [];
  const { currency } = owed;
  const rest = { amount: formatAmount({ minor: notClaimedOf(claim), currency }), currency };
  const less = [...row(words.lessReceived, received), ...row(words.lessWrittenOff, writtenOff), ...row(words.lessNotClaimed, rest)];
  const bound =
    reserved === undefined
      ? undefined
      : reserved === 'unbounded'
        ? ACCOUNT_WORDS[language].withoutBound
        : words.upTo(amountText(reserved, language));
  return [
    ...(less.length > 0 ? row(words.owed, owed) : []),
    ...less,
    ...row(words.overCredited, claim.overCredited),
    [letter.sum, minorOf(open) > 0n ? amountText(open, language) : words.whatFactsDecide],
    ...(bound === undefined ? [] : [[words.reserved, words.reservedFor(bound)] as const]),
    ...row(words.credited, credited),
    ...row(words.accepted, accepted),
  ];
}

/**
 * Rows for a credit that missing facts leave open: the sum is its lower bound, and the letter names the possible rest and the missing
 * facts.
 */
function openSum({ statement }: IssuedStatement, { credit }: Claim, names: Names, labels: Labels): (readonly [string, string])[] {
  const found = statement.credits.find((one) => one.credit === credit);
  if (!found?.bounds) return [];
  return [[labels.undecided, `${labels.isOwed(amountsBetween(found.bounds, labels))}${decidedBy(labels, names, found.missing)}`]];
}
