/** The page of claims: which transition may follow on which state, by whom, made from the list that the checks use. */
import { CLAIM_STATES } from '../lib/domain/claims/states.ts';
import { RECEIVED_BY_RULE, STATED, type StatedKind, type TransitionRule } from '../lib/domain/claims/transition.ts';

const KINDS = Object.entries(STATED) as [StatedKind, TransitionRule][];

const BOUNDS = {
  open: 'at most what is open',
  'not-claimed': 'at most what is open and not claimed yet',
  claimed: 'at most what is open, was claimed and is not accepted yet; what the claim reserved for missing facts was claimed too',
  'not-credited': 'at most what is open and in no credit note yet',
  unbounded: 'above 0, without bound: it is a fact',
} as const;

function rowOfKind([kind, { side, states, amount, needs }]: [StatedKind, TransitionRule]): string {
  const bound = amount ? `${amount.isRequired ? 'required' : 'optional'}, ${BOUNDS[amount.bound]}` : 'none';
  return `| \`${kind}\` | ${side} | ${states} | ${bound} | ${needs.map((key) => `\`${key}\``).join(', ') || '-'} |`;
}

/** A cell names the side that may state it; an empty one is refused. */
const rowOfState = (state: (typeof CLAIM_STATES)[number]): string =>
  `| ${state} | ${KINDS.map(([kind, { side, after }]) => (after.includes(state) ? sidesOf(kind, side, state) : '')).join(' | ')} |`;

const sidesOf = (kind: StatedKind, side: string, state: (typeof CLAIM_STATES)[number]): string =>
  kind === 'received' && RECEIVED_BY_RULE.includes(state) ? `${side}, rule` : side;

export const claimsReference = (): string => `# Claims: states and transitions

Made from the code by \`npm run docs\`. [Claims](../explanation/statements.md#claims) explains the accounts and the deadlines.

The creditor is the party to which the credit is owed, the debtor the party that owes it. For most credits the customer is the creditor. A token that is bound to a vendor
states the vendor's side, every other token the customer's.

## Transitions

Amounts are above 0, with exactly the decimals of the currency. They may be given by \`lines\` of the newest statement. Of a line they are at most what the line shows as open; money has no bound.

| kind | stated by | states that | amount | needs |
|---|---|---|---|---|
${KINDS.map(rowOfKind).join('\n')}
| \`reversed\` | who recorded it, or in whose name it was recorded | an earlier entry was wrong; of its own answers only the last | none | \`of\`, \`note\` |

Amounts of \`submitted\` and \`accepted\` add up, until an entry is reversed, the claim is withdrawn, or a partial acceptance is contested.
A debtor that is asked for a part accepts at most this part, and of a line at most what was claimed of it or of no line. If more is open, because the creditor claimed less or a revision owes more, the creditor claims the rest with
\`submitted\`, also while the claim is not answered. An \`accepted\` without an amount is of all that may be accepted.

What names a line counts first for what was claimed and accepted of this line. What names none is spread over the lines that are open: a claim, an acceptance and a credit note once, when they are recorded (\`divided\`), money and write-offs anew with each revision. So a revision that owes more opens lines again that were paid as a part of the whole: \`reopened\` says why
([by line](../explanation/statements.md#claims)). An account that has nothing is absent in the JSON: \`reserved\`, \`claimed\`, \`accepted\`, \`overCredited\`, \`notClaimed\` and \`expired\`. The others are then 0.

\`effectiveOn\` is a day from the first day of the period on that has begun, in the zone of the contract. An answer is not effective before what it answers, and a reversal not before what it takes back. A claim is late by its \`effectiveOn\`.

A \`received\` beyond what is open is a fact and is recorded. The claim is then \`over-credited\`; its answers, and each audit that assesses the period, carry the warning \`over-credited\`.

The creditor may also record what the debtor answered, with a \`reference\` to the answer. The debtor takes it back with \`reversed\` at any time, and \`recordedByCreditor\` says what of the accounts is such. Each party records a number of entries
of its own ([limits](limits.md)). The audit alone records \`due\`, \`restated\` and \`expired\`.

## Which transition may follow on which state

A cell names the side that may state it. An empty cell is refused with \`bad-transition\`. The debtor is refused what the creditor states with \`not-your-word\`. \`reversed\` may follow on every state. What comes after the last day, a revision or a reversal, leaves a claim that was not made \`expired\`.

| state | ${KINDS.map(([kind]) => kind).join(' | ')} |
|---|${KINDS.map(() => '---').join('|')}|
${CLAIM_STATES.map(rowOfState).join('\n')}

The author \`rule\` records what a [row of a bill](../explanation/statements.md#rows-of-bills) gives: \`received\` where a cell names the rule, at most what is open, and \`reversed\` where the row is corrected. The creditor may reverse it too.

A dispute changes no amount and no state, whether it is open, withdrawn, or decided as \`upheld\`, \`partly-upheld\` or \`rejected\`: the claim counts them under \`disputes\`, with what was upheld ([disputes](../explanation/statements.md#disputes)).

An automatic credit is owed without a claim. Only \`credited\`, \`received\`, \`written-off\` and \`reversed\` are recorded on it.
`;
