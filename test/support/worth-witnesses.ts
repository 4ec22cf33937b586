/** The numbers of the linter that the assessment of their witnesses does not give. */
import type { CheckedContract } from '../../lib/domain/checker/check-contract.ts';
import { creditsOf } from '../../lib/domain/checker/lint/graph.ts';
import type { Witness, Worth } from '../../lib/domain/objective-worth/objective-worth.ts';
import { minorOf } from '../../lib/domain/statement/restatement.ts';
import { eventLine } from '../../lib/sources/event-line.ts';
import { readEventLines } from '../../lib/sources/event-lines.ts';
import { assessed } from './contracts.ts';

export const witnessesOf = ({ rows, noFloor, most }: Worth): Witness[] => [
  ...rows.flatMap(({ metWitness, freeWitness, left }) => [metWitness, freeWitness, left?.witness].filter((one) => one !== undefined)),
  ...noFloor.map(({ witness }) => witness),
  ...(most && most !== 'not found' ? [most.witness] : []),
];

/** Assesses the evidence of each number, written as lines and read again. Returns how many there are, and what differs. */
export async function checkNumbers(contract: CheckedContract, found: readonly Worth[]): Promise<{ tried: number; wrong: string[] }> {
  const wrong: string[] = [];
  let tried = 0;
  for (const worth of found) {
    // Kept is met, and free is free; where nothing is found nothing is shown.
    for (const { metWitness, freeWitness } of worth.rows) {
      if (metWitness && metWitness.outcome !== 'met') wrong.push(`${metWitness.shows}: ${metWitness.outcome}`);
      if (freeWitness && freeWitness.owed.minor !== 0n) wrong.push(`${freeWitness.shows}: ${freeWitness.owed.minor} is not free`);
    }
    for (const { witness } of worth.noFloor) if (witness.outcome !== 'met') wrong.push(`${witness.shows}: ${witness.outcome}`);
    for (const witness of witnessesOf(worth)) {
      tried += 1;
      wrong.push(...(await differences(witness, worth, contract)));
    }
  }
  return { tried, wrong };
}

async function differences(witness: Witness, { objective, version }: Worth, contract: CheckedContract): Promise<string[]> {
  const { terms } = contract.checkedTexts.find((checkedTerms) => checkedTerms.terms.version === version)!;
  const own = creditsOf(terms, objective).filter((credit) => terms.credits[credit]!['owed-to'] === undefined);
  const lines = await readEventLines(witness.facts().map(eventLine).join('\n'));
  const { statement } = assessed(contract, lines.facts, witness.period);
  const owed = statement.lines.filter(({ credit }) => own.includes(credit)).reduce((sum, { amount }) => sum + minorOf(amount), 0n);
  const outcomes: string[] = statement.objectives.filter((one) => one.objective === objective).map(({ outcome }) => outcome);
  return [
    ...lines.issues.map(({ message }) => message),
    ...(owed === witness.owed.minor ? [] : [`${owed} is owed, not ${witness.owed.minor}`]),
    ...(witness.outcome === 'none' || outcomes.includes(witness.outcome) ? [] : [`${outcomes.join()} has no ${witness.outcome}`]),
    ...(witness.outcome === 'met' && outcomes.includes('breached') ? ['met, and breached too'] : []),
  ].map((what) => `${witness.shows}: ${what}`);
}
