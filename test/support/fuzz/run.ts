/** One random contract with evidence that means harm: what must hold whatever the two are. */
import { stepsOf } from '../../../lib/domain/contract/claim-clause.ts';
import { periodsBetween } from '../../../lib/domain/checker/service-period.ts';
import type { CheckedContract } from '../../../lib/domain/checker/check-contract.ts';
import { parseDecimal } from '../../../lib/domain/money/decimal.ts';
import { compare, parseFraction } from '../../../lib/domain/money/ratio.ts';
import { assess } from '../../../lib/domain/statement/assess.ts';
import { outlook } from '../../../lib/domain/statement/outlook.ts';
import type { Statement } from '../../../lib/domain/statement/statement.ts';
import { minorOf } from '../../../lib/domain/statement/restatement.ts';
import { DAY } from '../../../lib/domain/time/instant.ts';
import { explainText } from '../../../lib/presentation/explain/explain.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { evidenceFor } from './evidence.ts';
import type { MadeContract } from './contracts.ts';

/** Why a period of a contract that passes may have no statement. */
const NAMED = new Set(['too-many-steps', 'no-terms-in-force', 'part-period', 'periods-differ', 'outside-term', 'bad-period']);

export interface Ran {
  /** Keys of what a contract that passes uses, as "operator" and "operator/key", "credit/key" ...; none when it is refused. */
  readonly used: readonly string[];
  readonly facts: number;
  readonly statements: number;
  readonly tooMany: number;
}

const NOTHING: Ran = { used: [], facts: 0, statements: 0, tooMany: 0 };

/** @throws when anything but a named refusal comes of it, or a law of money is broken. */
export async function run({ document }: MadeContract, n: number): Promise<Ran> {
  const { contract, checked, issues } = readContract(document);
  if (!contract || !checked) {
    if (!issues.some(({ severity, message }) => severity === 'error' && message !== '')) throw new Error('refused without a reason');
    return NOTHING;
  }
  explainText(contract, n % 2 === 0 ? 'en' : 'zh');
  const spanned = spanOf(checked, n);
  const facts = await evidenceFor(contract, spanned, n);
  let [statements, tooMany] = [0, 0];
  for (const { label } of periodsBetween(checked, spanned[0], spanned[1]).slice(0, 2)) {
    const assessed = assess(checked, facts, label, { reasons: n % 3 !== 0 });
    if ('issue' in assessed) {
      if (!NAMED.has(assessed.issue.code)) throw new Error(`${label} was refused with ${assessed.issue.code}`);
      if (assessed.issue.code === 'too-many-steps') tooMany += 1;
      continue;
    }
    statements += 1;
    assessed.leftOut();
    holdMoney(assessed.statement);
    restsOnItsFacts(checked, assessed, label, n);
  }
  const middle = (spanned[0] + spanned[1]) / 2;
  const [running] = periodsBetween(checked, middle, middle + 1);
  if (running && n % 4 === 0) outlook(checked, facts, running.label, middle, new Map());
  return { used: usedIn(checked), facts: facts.length, statements, tooMany };
}

/** Around a change of the clock, inside the term. */
function spanOf({ contract: { order, terms } }: CheckedContract, n: number): readonly [number, number] {
  const from = Math.max(Date.parse(order.from), ...terms.map((one) => Date.parse(one.from)).slice(0, 1));
  const start = Math.max(from, Date.UTC(2026, n % 2 === 0 ? 2 : 9, 15));
  return [start, start + 110 * DAY];
}

function restsOnItsFacts(
  checked: CheckedContract,
  first: Exclude<ReturnType<typeof assess>, { issue: unknown }>,
  label: string,
  n: number,
): void {
  const again = assess(checked, first.evidence(), label, { reasons: n % 3 !== 0 });
  const text = 'issue' in again ? again.issue.code : JSON.stringify(again.statement);
  if (text !== JSON.stringify(first.statement)) throw new Error(`${label}: the facts that the statement rests on give another`);
}

/** Lines add up, to the total and to each credit; and no credit is above its cap after rounding. */
function holdMoney({ lines, credits, total }: Statement): void {
  const sum = lines.reduce((all, { amount }) => all + minorOf(amount), 0n);
  if (sum !== minorOf(total)) throw new Error(`lines add up to ${sum}, the total is ${total.amount}`);
  for (const { credit, amount, caps } of credits)
    for (const cap of caps) {
      if (cap.credit !== credit || cap.index !== '') continue;
      const paid = parseDecimal(amount.amount)!;
      const most = cap.left ?? cap.bounds?.left?.most ?? cap.limit ?? cap.bounds?.limit?.most;
      if (most !== undefined && compare({ n: paid.n < 0n ? -paid.n : paid.n, d: paid.d }, parseFraction(most)) > 0)
        throw new Error(`${credit} pays ${amount.amount}, over its cap of ${most}`);
    }
}

function usedIn({ contract: { terms } }: CheckedContract): string[] {
  return terms.flatMap((checkedTerms) => [
    ...Object.values(checkedTerms.definitions).flatMap((cell) => {
      if (typeof cell !== 'object') return [];
      const [operator] = Object.keys(cell);
      return [operator!, ...Object.keys(cell).map((key) => `${operator}/${key}`)];
    }),
    ...Object.values(checkedTerms.credits).flatMap((credit) => Object.keys(credit).map((key) => `credit/${key}`)),
    ...Object.values(checkedTerms.claims).flatMap((claim) =>
      stepsOf(claim).length > 0 ? stepsOf(claim).map(({ after }) => `claim/${after}`) : ['claim/automatic'],
    ),
    ...Object.values(checkedTerms.remedies ?? {}).map(({ right }) => `remedy/${right}`),
    ...Object.keys(checkedTerms.close ?? {}).map((key) => `close/${key}`),
  ]);
}
