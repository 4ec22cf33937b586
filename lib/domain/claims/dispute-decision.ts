/** Checks a decision on a dispute, and finds how much of the disputed amount it upholds. */
import { type Issue, errorIssue } from '../issue.ts';
import type { PartyRole } from '../contract/terms.ts';
import { minorOf } from '../statement/restatement.ts';
import { lineKey, sumOfLines } from './balances.ts';
import type { Dispute, DisputeOutcome } from './dispute.ts';
import { positiveAmountIssue } from './negative-or-zero-amounts.ts';
import type { LineAmount } from './transition.ts';

export interface DisputeDecision {
  readonly outcome: DisputeOutcome;
  /** Only of `partly-upheld`: the upheld amount. Absent: the sum of `lines`. */
  readonly amount?: string | undefined;
  /** Only of `partly-upheld` for a dispute that names lines. */
  readonly lines?: readonly LineAmount[] | undefined;
  /** The answer of the other party, where the party that raised the dispute records its decision. */
  readonly reference?: string | undefined;
}

/** The subject and the party of the person who decides. */
export interface Decider {
  readonly by: string;
  readonly party: PartyRole;
}

/** Only the party that did not raise a dispute decides it. */
export function deciderIssue(
  { openedBy, raisedBy = 'customer' }: Dispute,
  { by, party }: Decider,
  { reference }: DisputeDecision,
): Issue | undefined {
  if (by === openedBy)
    return errorIssue('same-person', '', `${by} raised the dispute, and another person decides it; who raised it may withdraw it`);
  if (party !== raisedBy || (party === 'customer' && reference !== undefined)) return undefined;
  return party === 'customer'
    ? errorIssue(
        'not-your-word',
        '/reference',
        'the customer raised the dispute, and the vendor decides it; name the answer of the vendor in `reference` to record its decision, or withdraw the dispute',
      )
    : errorIssue('not-your-word', '', 'the vendor raised the dispute, and the customer decides it; the vendor may withdraw it');
}

/** @returns what of the dispute is upheld, as it is stored; or what is wrong with it. */
export function upheldBy(
  dispute: Dispute,
  { outcome, amount, lines }: DisputeDecision,
): { readonly issue: Issue } | Pick<Dispute, 'upheld' | 'upheldLines'> {
  if (outcome !== 'partly-upheld') {
    if (amount !== undefined || lines !== undefined)
      return { issue: errorIssue('bad-amount', '/amount', `"${outcome}" states no amount; leave it out, or decide partly-upheld`) };
    return outcome === 'upheld' && dispute.amount !== undefined ? { upheld: dispute.amount } : {};
  }
  const { amount: disputed, currency } = dispute;
  if (disputed === undefined || currency === undefined)
    return {
      issue: errorIssue(
        'bad-amount',
        '/amount',
        'the dispute has no amount, because an earlier version recorded it; decide it as upheld or rejected, or withdraw it and raise it with an amount',
      ),
    };
  const wrong = upheldLinesIssue(dispute, currency, lines);
  if (wrong) return { issue: wrong };
  const sum = lines && sumOfLines(lines, currency);
  const whole = amount ?? sum;
  if (whole === undefined) return { issue: errorIssue('missing', '/amount', 'state how much of the disputed amount is upheld') };
  const issue = positiveAmountIssue(whole, currency, '/amount') ?? boundIssue(whole, { disputed, sum, currency });
  return issue ? { issue } : { upheld: whole, ...(lines && { upheldLines: lines }) };
}

interface Bounds {
  readonly disputed: string;
  /** The sum of the lines; absent without lines. */
  readonly sum: string | undefined;
  readonly currency: string;
}

function boundIssue(amount: string, { disputed, sum, currency }: Bounds): Issue | undefined {
  if (minorOf({ amount, currency }) > minorOf({ amount: disputed, currency }))
    return errorIssue('amount-too-large', '/amount', `${amount} ${currency} are more than the ${disputed} ${currency} that are disputed`);
  if (sum === undefined && minorOf({ amount, currency }) === minorOf({ amount: disputed, currency }))
    return errorIssue('bad-amount', '/amount', `${amount} ${currency} are all that is disputed; decide upheld, without an amount`);
  return sum === undefined || sum === amount
    ? undefined
    : errorIssue('bad-amount', '/lines', `the lines add up to ${sum}, not to ${amount}`);
}

function upheldLinesIssue(dispute: Dispute, currency: string, lines: readonly LineAmount[] | undefined): Issue | undefined {
  if (dispute.lines.length === 0) return lines && errorIssue('unknown-line', '/lines', 'the dispute names no lines; leave them out');
  if (!lines) return errorIssue('missing', '/lines', 'the dispute names lines; state how much of each is upheld');
  const disputed = new Set(dispute.lines.map(lineKey));
  const seen = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const [path, key, name] = [`/lines/${i}`, lineKey(line), `the line of "${line.credit}" for "${line.index}"`];
    if (!disputed.has(key)) return errorIssue('unknown-line', path, `${name} is not disputed`);
    if (seen.has(key)) return errorIssue('bad-value', path, `${name} is named twice`);
    seen.add(key);
    const issue = positiveAmountIssue(line.amount, currency, `${path}/amount`);
    if (issue) return issue;
  }
  return undefined;
}
