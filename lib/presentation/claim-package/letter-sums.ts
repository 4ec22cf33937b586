/** The amounts of a claim's letter: how the claimed amount follows from the owed one, and what is reserved for missing facts. */
import type { IssuedStatement } from '../../application/ports/statements.ts';
import type { Claim } from '../../domain/claims/claim.ts';
import { formatAmount } from '../../domain/money/money.ts';
import type { PackagePart } from '../../domain/claims/states.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { Amount } from '../../domain/statement/statement.ts';
import { ACCOUNT_WORDS } from '../document/account-words.ts';
import { amountText } from '../document/grouped.ts';
import type { Labels } from '../document/labels.ts';
import { amountsBetween } from '../document/undecided.ts';
import type { Wording } from '../reasons/wording.ts';
import { LETTER_WORDS } from './letter-words.ts';

/** The owed amount that is neither received, written off nor asked for here. */
const restOf = ({ owed, received, writtenOff, open, overCredited }: Claim): bigint =>
  minorOf(owed) + (overCredited ? minorOf(overCredited) : 0n) - minorOf(received) - minorOf(writtenOff) - minorOf(open);

/** The claimed amount: the open amount, or the submitted part of it. Where it is less than the owed amount, the rows between them. */
export function sumsOf(claim: Claim, { language }: Labels, part: PackagePart = 'claimed'): (readonly [string, string])[] {
  const words = ACCOUNT_WORDS[language].letter;
  const { owed, received, writtenOff, credited, accepted, open, recordedByCreditor } = claim;
  const row = (name: string, amount: Amount | undefined): (readonly [string, string])[] =>
    amount && minorOf(amount) > 0n ? [[name, amountText(amount, language)]] : [];
  const { currency } = owed;
  const rest = { amount: formatAmount({ minor: restOf(claim), currency }), currency };
  const less = [
    ...row(words.lessReceived, received),
    ...row(words.lessWrittenOff, writtenOff),
    ...row(part === 'claimed' ? words.lessNotClaimed : words.lessClaimed, rest),
  ];
  return [
    ...(less.length > 0 ? row(words.owed, owed) : []),
    ...less,
    ...row(words.overCredited, claim.overCredited),
    [LETTER_WORDS[language].sum, minorOf(open) > 0n ? amountText(open, language) : words.whatFactsDecide],
    ...row(words.credited, credited),
    ...row(words.byCreditor, recordedByCreditor?.credited),
    ...row(words.accepted, accepted),
    ...row(words.byCreditor, recordedByCreditor?.accepted),
  ];
}

/** What missing facts may add, the bounds of the whole, and every missing fact. */
export function reservedRows(
  { statement }: IssuedStatement,
  { credit, reserved, missing = [] }: Claim,
  { names, words: { semicolon } }: Wording,
  labels: Labels,
): (readonly [string, string])[] {
  const words = ACCOUNT_WORDS[labels.language];
  const found = statement.credits.find((one) => one.credit === credit);
  const bound = reserved === 'unbounded' ? words.withoutBound : reserved && words.letter.upTo(amountText(reserved, labels.language));
  const facts = [...new Set([...missing, ...(found?.missing ?? [])])].map((fact) => names.fact(fact));
  return [
    ...(bound === undefined ? [] : [[words.letter.reserved, words.letter.reservedFor(bound)] as const]),
    ...(found?.bounds ? [[labels.undecided, labels.isOwed(amountsBetween(found.bounds, labels))] as const] : []),
    ...((bound !== undefined || found?.bounds) && facts.length > 0
      ? [[LETTER_WORDS[labels.language].missing, facts.join(semicolon)] as const]
      : []),
  ];
}
