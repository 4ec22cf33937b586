/** The letter of a claim: the claimed amount, how it follows from the owed amount, the clauses, and the breached objectives. */
import type { Claim } from '../../domain/claims/claim.ts';
import { formatAmount } from '../../domain/money/money.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { Amount, StatementLine } from '../../domain/statement/statement.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { termsIn } from '../../application/registry/stored-contract.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { phrasesOf } from '../explain/explain.ts';
import { ACCOUNT_WORDS } from '../document/account-words.ts';
import { intervalsOf, needOffsets } from '../document/document-model.ts';
import { amountText } from '../document/grouped.ts';
import { type DocumentLanguage, LABELS, type Labels } from '../document/labels.ts';
import { clearText, offsetText } from '../document/local-time.ts';
import { measuredOf, targetsOf } from '../document/objectives-table.ts';
import { amountsBetween, decidedBy, placed, provisionalName } from '../document/undecided.ts';
import type { NamedSeal } from '../../application/signatures/seal-of-issue.ts';
import { LOCALES, sealFoot, writeWithoutFont } from '../pdf/render-pdf.ts';
import { PageWriter } from '../pdf/page-writer.ts';
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

/** @param own the statement with only the lines of the claim. */
export async function renderLetter(
  { claim, evidence, seal }: { readonly claim: Claim; readonly evidence: EvidenceBundle; readonly seal?: NamedSeal | undefined },
  own: IssuedStatement,
  language: DocumentLanguage,
): Promise<Buffer> {
  const labels = LABELS[language];
  const { letter } = labels;
  const { statement } = own;
  const { contract, period } = statement;
  const wording = new Wording(statement, language, MAX_ENTRIES);
  const { names, words } = wording;
  const intervals = intervalsOf(own, 'counted');
  const shown = needOffsets(statement, intervals) ? offsetText : clearText;
  const time = (instant: string): string => shown(parseInstant(instant)!, period.zone);
  const writer = new PageWriter({
    title: `${letter.subject} ${claim.id}`,
    author: contract.customer.name,
    created: new Date(parseInstant(own.issuedAt)!),
    language: LOCALES[language],
  });
  writer.text(letter.subject, 16, 700);
  writer.space(8);
  writer.facts([
    [letter.dear, contract.vendor.name],
    [labels.customer, contract.customer.name],
    [labels.contract, `${contract.title} (${contract.id})`],
    [labels.period, `${period.label} (${time(period.start)} – ${time(period.end)}, ${period.zone})`],
    [labels.number, `${own.id}, ${labels.revision} ${own.revision}`],
    ...sumsOf(claim, labels),
    ...openSum(own, claim, names, labels),
  ]);
  writer.space(10);
  writer.text(letter.intro, 10);
  writer.space(6);
  const clause = termsIn(evidence.contract)
    .map(({ claims }) => claims[claim.credit])
    .findLast((one) => typeof one === 'object');
  if (typeof clause === 'object')
    for (const { hours, ...step } of clause.do) {
      const titled = { ...step, ...(hours !== undefined && { hours: names.cell(hours) }) };
      writer.text(phrasesOf(language).claim(names.credit(claim.credit), titled, clause['decided-by']), 10);
    }
  if (claim.lastDay !== undefined) writer.text(`${letter.by} ${claim.lastDay}${language === 'zh' ? '。' : '.'}`, 10);
  writer.heading(letter.because);
  const amount = (line: StatementLine): string => amountText(line.amount);
  writer.table(
    [
      { name: labels.credit, width: 30 },
      { name: labels.for, width: 26 },
      { name: labels.rate, width: 14, right: true },
      { name: labels.amount, width: 20, right: true },
    ],
    [
      ...statement.lines.map((line) => [
        provisionalName(line, names, labels),
        placed(line, names),
        valueShown(line.times, words),
        amount(line),
      ]),
      [labels.total, '', '', amountText(claim.owed)],
    ],
    true,
  );
  const breached = statement.objectives.filter(({ outcome }) => outcome === 'breached');
  writer.space(8);
  if (breached.length > 0)
    writer.table(
      [
        { name: labels.objective, width: 24 },
        { name: labels.for, width: 30 },
        { name: labels.measured, width: 20, right: true },
        { name: labels.target, width: 26, right: true },
      ],
      breached.map((result) => [
        names.objective(result.objective, result.part),
        names.index(result.index, result.part),
        measuredOf(result, labels),
        targetsOf(result, labels),
      ]),
    );
  writer.heading(letter.intervals);
  writer.table(
    [
      { name: labels.cell, width: 18 },
      { name: labels.from, width: 22 },
      { name: labels.to, width: 22 },
      { name: labels.duration, width: 14, right: true },
      { name: labels.weight, width: 8, right: true },
      { name: labels.record, width: 24 },
    ],
    intervals.map(({ part, cell, interval }) => [
      names.cell(cell, part),
      time(interval.start),
      time(interval.end),
      wording.length(wording.span(interval.start, interval.end)),
      interval.weight === undefined ? '100%' : percentShown(interval.weight, words),
      interval.records.map(({ record, events }) => wording.record(record, events)).join(', '),
    ]),
  );
  if (typeof clause === 'object' && clause.show) {
    writer.heading(letter.shows);
    for (const item of clause.show) writer.text(item, 9, 400, 8);
  }
  writer.space(10);
  for (const text of [letter.enclosed, letter.please]) writer.text(text, 10);
  writer.space(16);
  writer.text(`${letter.regards} ${contract.customer.name}`, 10);
  writeWithoutFont(writer, labels);
  return writer.end((page, pages) => [`${claim.id} · ${labels.pageOf(page, pages)}`, ...sealFoot(seal, labels)]);
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
    amount && minorOf(amount) > 0n ? [[name, amountText(amount)]] : [];
  const { currency } = owed;
  const rest = { amount: formatAmount({ minor: notClaimedOf(claim), currency }), currency };
  const less = [...row(words.lessReceived, received), ...row(words.lessWrittenOff, writtenOff), ...row(words.lessNotClaimed, rest)];
  const bound =
    reserved === undefined ? undefined : reserved === 'unbounded' ? ACCOUNT_WORDS[language].withoutBound : words.upTo(amountText(reserved));
  return [
    ...(less.length > 0 ? row(words.owed, owed) : []),
    ...less,
    ...row(words.overCredited, claim.overCredited),
    [letter.sum, minorOf(open) > 0n ? amountText(open) : words.whatFactsDecide],
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
