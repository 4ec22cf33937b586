/** The errors of a transition that a caller wants to record on a claim. */
import { type Issue, errorIssue } from '../issue.ts';
import { formatAmount } from '../money/money.ts';
import { min } from '../money/ratio.ts';
import { minorOf } from '../statement/restatement.ts';
import { formatDay, parseDay, parseInstant } from '../time/instant.ts';
import { namedSpan } from '../time/period.ts';
import { localDay } from '../time/timezone.ts';
import { type Balances, balancesOf, lineKey, unreversed, sumOfLines } from './balances.ts';
import { type Claim, sideOfParty } from './claim.ts';
import type { ClaimLine } from './claim-lines.ts';
import { openByLine } from './line-balances.ts';
import { acceptableOfLine, balancesOfLine } from './line-claim.ts';
import { answeredBy, dayOf, isInNameOf } from './effective-day.ts';
import { positiveAmountIssue } from './negative-or-zero-amounts.ts';
import {
  type AmountBound,
  type LineAmount,
  STATED,
  type StatedKind,
  type Transition,
  isAnswer,
  isStated,
  recorderOf,
  sideOf,
} from './transition.ts';
import type { PartyRole } from '../contract/terms.ts';

/**
 * @param party the party of the caller; a creditor may also record an answer of the debtor, with a reference to it.
 * @param lines the lines of the newest statement that belong to the claim.
 * @returns undefined when there is no error.
 */
export function checkTransition(claim: Claim, transition: Transition, party: PartyRole, lines: readonly ClaimLine[]): Issue | undefined {
  const { kind } = transition;
  if (kind === 'reversed')
    return reverserIssue(claim, transition, party) ?? dayIssue(claim, transition) ?? reversalIssue(claim, transition, party);
  if (!isStated(kind)) return errorIssue('bad-transition', '/kind', `"${kind}" is recorded by the audit, not by hand`);
  return sideIssue(claim, transition, kind, party) ?? dayIssue(claim, transition) ?? statedIssue(claim, transition, kind, lines);
}

function sideIssue(claim: Claim, { reference }: Transition, kind: StatedKind, party: PartyRole): Issue | undefined {
  const [side, own] = [sideOf(kind), sideOfParty(claim, party)];
  if (side === own) return undefined;
  if (own === 'debtor')
    return errorIssue('not-your-word', '/kind', `"${kind}" is for the ${claim.creditor} to state, to whom the credit is owed`);
  return reference !== undefined
    ? undefined
    : errorIssue('missing', '/reference', `name the answer of the ${claim.debtor} that states it: its letter, ticket or credit note`);
}

/** The party that recorded an entry may reverse it, and the party in whose name the other one recorded it. */
function reverserIssue(claim: Claim, { of }: Transition, party: PartyRole): Issue | undefined {
  const reversed = of === undefined ? undefined : claim.transitions[of - 1];
  if (!reversed || !isStated(reversed.kind) || recorderOf(reversed) === party || isInNameOf(claim, reversed, party)) return undefined;
  return errorIssue('not-your-word', '/of', `the ${recorderOf(reversed)} recorded it, and may reverse it`);
}

/** A transition takes effect on a day from the start of the period up to today, in the zone of the contract. */
function dayIssue(claim: Claim, transition: Transition): Issue | undefined {
  const { zone = 'UTC', period } = claim;
  const { effectiveOn, at } = transition;
  if (effectiveOn === undefined) return undefined;
  const day = parseDay(effectiveOn);
  if (day === undefined) return errorIssue('bad-value', '/effectiveOn', `"${effectiveOn}" is no day; write it as 2026-11-30`);
  const from = namedSpan(period, zone);
  const first = from && localDay(zone, from.start);
  if (first !== undefined && day < first)
    return errorIssue(
      'bad-value',
      '/effectiveOn',
      `${effectiveOn} is before ${formatDay(first)}, the first day of ${period}, for which the credit is owed; name that day or a later one, or leave it out for today`,
    );
  if (day > localDay(zone, parseInstant(at)!))
    return errorIssue('bad-value', '/effectiveOn', `${effectiveOn} has not begun in ${zone}; record it on that day`);
  const answered = answeredBy(claim, transition);
  if (!answered || day >= answered.day) return undefined;
  const { n, kind } = answered;
  return errorIssue(
    'bad-value',
    '/effectiveOn',
    `${effectiveOn} is before ${formatDay(answered.day)}, the day of transition ${n} (${kind}), on which it follows; name that day or a later one`,
  );
}

function statedIssue(claim: Claim, transition: Transition, kind: StatedKind, lines: readonly ClaimLine[]): Issue | undefined {
  const { after, needs, amount } = { amount: undefined, ...STATED[kind] };
  if (claim.automatic && isAnswer(kind))
    return errorIssue(
      'bad-transition',
      '/kind',
      `"${claim.credit}" is owed without a claim: only credit notes, money and write-offs are recorded`,
    );
  if (!(after as readonly string[]).includes(claim.state))
    return errorIssue(
      'bad-transition',
      '/kind',
      `a claim that is ${claim.state} cannot be ${spoken(kind)}; it may follow on ${after.join(', ')}`,
    );
  for (const key of needs)
    if (transition[key] === undefined || transition[key] === '') return errorIssue('missing', `/${key}`, NEEDED[key](kind, claim));
  if (kind === 'submitted' && isTooEarly(claim, transition))
    return errorIssue('claim-too-early', '', `claims are taken from the day after ${claim.opensAfter}`);
  if (!amount) return transition.amount === undefined && !transition.lines ? undefined : noAmount(kind);
  return amountIssue(claim, transition, amount, lines);
}

const NEEDED = {
  note: (kind: string) => `"${kind}" needs a reason: give it in \`note\``,
  reference: (_: string, { debtor }: Claim) => `name the credit note of the ${debtor}, so that it counts once`,
} as const;

/** A kind within a sentence. */
const spoken = (kind: string): string => kind.replaceAll('-', ' ');

const noAmount = (kind: string): Issue => errorIssue('bad-amount', '/amount', `"${kind}" states no amount; leave it out`);

interface Bounded {
  readonly bound: AmountBound;
  readonly isRequired: boolean;
}

/** The most of an amount, in minor units; undefined where nothing bounds it. */
export const mostOf = (bound: AmountBound, { open, notClaimed, acceptable, notCredited }: Balances): bigint | undefined =>
  ({ open, 'not-claimed': notClaimed, claimed: acceptable, 'not-credited': notCredited, unbounded: undefined })[bound];

function amountIssue(
  claim: Claim,
  { kind, amount, lines: named }: Transition,
  { bound, isRequired }: Bounded,
  lines: readonly ClaimLine[],
): Issue | undefined {
  const { currency } = claim;
  const balances = balancesOf(unreversed(claim.transitions), currency, claim.automatic);
  const { acceptable } = balances;
  const most = mostOf(bound, balances);
  if (amount === undefined) {
    if (isRequired) return errorIssue('missing', '/amount', `state the amount that was ${spoken(kind)}`);
    // An amount that missing facts leave open is claimed as 0.00 with a reserve, so that the claim is made before its deadline.
    if (most === 0n && !(kind === 'submitted' && balances.isReserveNotClaimed)) return nothingLeft(claim, kind, balances);
    return undefined;
  }
  const issue = positiveAmountIssue(amount, currency, '/amount');
  if (issue) return issue;
  if (most !== undefined && minorOf({ amount, currency }) > most) return tooMuch(claim, kind, amount, most, balances);
  return named && linesIssue(claim, { kind, amount, named, bound, acceptable }, lines);
}

function nothingLeft({ id, currency }: Claim, kind: string, { open }: Balances): Issue {
  const text = `${formatAmount({ minor: open, currency })} ${currency}`;
  const why =
    open === 0n
      ? `nothing is open on ${id}`
      : kind === 'submitted'
        ? `the ${text} that are open on ${id} are claimed already; state "contested" if you do not agree with the answer`
        : `nothing is left of it on ${id}, where ${text} are open`;
  return errorIssue('nothing-open', '/kind', why);
}

function tooMuch(
  { currency, open }: Claim,
  kind: string,
  amount: string,
  most: bigint,
  { credited, claimed = 0n, accepted = 0n, notClaimed }: Balances,
): Issue {
  const text = (minor: bigint): string => `${formatAmount({ minor, currency })} ${currency}`;
  const isLess = most < minorOf(open);
  const why =
    kind === 'credited' && credited > 0n
      ? `${text(most)} of what is open are in no credit note yet`
      : kind === 'submitted' && isLess
        ? `${text(most)} of the ${text(minorOf(open))} that are open are not claimed yet`
        : kind === 'accepted' && isLess
          ? `${text(claimed)} were claimed, of which ${text(most)} are open${accepted > 0n ? ' and not accepted yet' : ''}${notClaimed > 0n ? `; the creditor claims the rest of the ${text(minorOf(open))} that are open with \`submitted\`` : ''}`
          : `${text(minorOf(open))} are open`;
  return errorIssue('amount-too-large', '/amount', `${amount} ${currency} are more than can be ${spoken(kind)}: ${why}`);
}

const LEFT: Readonly<Partial<Record<AmountBound, string>>> = {
  'not-claimed': 'not claimed yet',
  claimed: 'claimed and not accepted yet',
  'not-credited': 'in no credit note yet',
};

interface Named {
  readonly kind: Transition['kind'];
  readonly amount: string;
  readonly named: readonly LineAmount[];
  readonly bound: AmountBound;
  /** What the debtor may accept of the whole claim. */
  readonly acceptable: bigint;
}

/** Lines that exist, each once, each within its bound, and together the whole amount. */
function linesIssue(claim: Claim, { kind, amount, named, bound, acceptable }: Named, lines: readonly ClaimLine[]): Issue | undefined {
  const { currency, transitions } = claim;
  const [known, stand] = [new Map(lines.map((line) => [lineKey(line), line])), unreversed(transitions)];
  // What was paid or given up for the whole is of the lines too: no line takes more than it shows as open.
  const shown = openByLine(claim, lines);
  const seen = new Set<string>();
  for (const [i, line] of named.entries()) {
    const [path, key] = [`/lines/${i}`, lineKey(line)];
    const found = known.get(key);
    if (!found) return errorIssue('unknown-line', path, `the newest statement has no line of "${line.credit}" for "${line.index}"`);
    if (seen.has(key)) return errorIssue('bad-value', path, 'the line is named twice; state one amount');
    seen.add(key);
    const issue = positiveAmountIssue(line.amount, currency, `${path}/amount`);
    if (issue) return issue;
    const own = balancesOfLine(stand, found, currency);
    const ofLine = bound === 'claimed' ? acceptableOfLine(stand, own, lines, acceptable, currency) : own.acceptable;
    const over = lineIssue(kind, line.amount, bound, { ...own, acceptable: ofLine, open: shown.get(key) ?? 0n }, currency);
    if (over) return errorIssue('amount-too-large', `${path}/amount`, over);
  }
  const sum = sumOfLines(named, currency);
  return sum === amount ? undefined : errorIssue('bad-amount', '/amount', `the lines add up to ${sum}, not to ${amount}`);
}

/** Why an amount exceeds what is left of the line; undefined where it does not. */
function lineIssue(kind: Transition['kind'], amount: string, bound: AmountBound, balances: Balances, currency: string): string | undefined {
  const { open } = balances;
  const left = mostOf(bound, balances);
  if (left === undefined) return undefined;
  const most = min(left, open);
  if (minorOf({ amount, currency }) <= most) return undefined;
  const text = (minor: bigint): string => `${formatAmount({ minor, currency })} ${currency}`;
  const why = most < open ? `${text(most)} of what is open on this line are ${LEFT[bound]}` : `${text(open)} are open on this line`;
  return `${amount} ${currency} are more than can be ${spoken(kind)}: ${why}`;
}

/**
 * Only a transition that was not reversed can be reversed. Of its own answers a party reverses only the last one: the other party acted on
 * the ones before it.
 */
function reversalIssue(claim: Claim, { of, note }: Transition, party: PartyRole): Issue | undefined {
  const { transitions } = claim;
  const reversed = of === undefined ? undefined : transitions[of - 1];
  if (of === undefined || !reversed)
    return errorIssue('missing', '/of', `name the transition that was wrong by its number, 1 to ${transitions.length}`);
  if (!isStated(reversed.kind))
    return errorIssue('bad-transition', '/of', `"${reversed.kind}" is no entry of a party; it cannot be reversed`);
  if (transitions.some((done) => done.kind === 'reversed' && done.of === of))
    return errorIssue('bad-transition', '/of', `transition ${of} was reversed already`);
  if (note === undefined || note === '') return errorIssue('missing', '/note', 'give the reason in `note`: what was wrong');
  const last = unreversed(transitions).findLast(({ kind }) => isAnswer(kind));
  // What was recorded in the name of a party was not stated by it: it did not go on from there, and takes it back at any time.
  if (isAnswer(reversed.kind) && last !== reversed && !isInNameOf(claim, reversed, party))
    return errorIssue('bad-transition', '/of', `"${reversed.kind}" was answered by "${last!.kind}"; state a new answer instead`);
  return undefined;
}

const isTooEarly = (claim: Claim, transition: Transition): boolean =>
  claim.opensAfter !== undefined && dayOf(claim, transition) <= parseDay(claim.opensAfter)!;
