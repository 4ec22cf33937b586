/** Checks that the start of a claim's time limit is an event that its credit depends on: an outage or a ticket. */
import { pointer } from '../issue.ts';
import type { ClaimStep, Terms } from '../contract/terms.ts';
import type { Cell } from '../operators/cell.ts';
import { attributesIn } from '../operators/operands.ts';
import { operatorOf } from '../operators/registry.ts';
import { attributeOf } from './check-attributes.ts';
import { behindCredit, restsOn } from './behind-credit.ts';
import type { Checker } from './checker.ts';

/** The kind of the records from which a step of a claim counts; the period and the statement have none. */
export const ANCHOR_KINDS: Readonly<Partial<Record<ClaimStep['after'], Cause>>> = {
  'outage-start': 'outage',
  'outage-end': 'outage',
  aware: 'outage',
  'ticket-closed': 'ticket',
};

export function checkAnchors(checker: Checker, credit: string, steps: readonly ClaimStep[]): void {
  // While there are other errors, the dependencies of the credit are not known.
  if (checker.issues.some(({ severity }) => severity === 'error')) return;
  const causes = causesOf(checker.terms, credit);
  steps.forEach((step, i) => {
    const path = `${pointer('claims', credit)}/do/${i}`;
    // An earlier step may require a ticket, so that the end of this ticket is known.
    const hasTickets = causes.has('ticket') || steps.slice(0, i).some((earlier) => earlier.step === 'ticket');
    const others = ['period-end', 'statement'];
    if (ANCHOR_KINDS[step.after] === 'outage' && !causes.has('outage'))
      fail(checker, `${path}/after`, credit, step.after, 'outage', [...(hasTickets ? ['ticket-closed'] : []), ...others]);
    if (ANCHOR_KINDS[step.after] === 'ticket' && !hasTickets)
      fail(checker, `${path}/after`, credit, step.after, 'ticket', [...(causes.has('outage') ? ['outage-end'] : []), ...others]);
    if (step.per === 'outage' && !causes.has('outage'))
      checker.fail(
        'no-effect',
        `${path}/per`,
        `"${credit}" depends on no outage, so that none is claimed on its own; remove \`per: outage\``,
      );
  });
}

function fail(
  checker: Checker,
  path: string,
  credit: string,
  after: ClaimStep['after'],
  lacking: 'outage' | 'ticket',
  instead: readonly string[],
): void {
  checker.fail(
    'never-holds',
    path,
    `"${credit}" depends on no ${lacking}, so that no time counts from \`after: ${after}\`; write ${instead.map((one) => `\`after: ${one}\``).join(' or ')}`,
  );
}

type Cause = 'outage' | 'ticket';

/** The causes that the amount of a credit depends on. */
function causesOf(terms: Terms, credit: string): ReadonlySet<Cause> {
  return new Set([...restsOn(terms, behindCredit(terms, credit))].flatMap((cell) => causesIn(cell, terms)));
}

/** Operators whose samples show failures without a record of them. */
const SAMPLED: readonly string[] = ['probes', 'requests', 'gauge'];
/** Kinds of records that are no failures. */
const PLANNED: readonly string[] = ['maintenance', 'upgrade', 'drill', 'exclusion', 'delivery'];

/**
 * Whether a cell with this operator measures downtime without an outage record. Time from records that are not planned is downtime for
 * every kind: a contract may count an outage from ticket to ticket.
 * @param subject the value of the operator's key.
 */
export const showsDowntime = (operator: string, subject: string): boolean =>
  SAMPLED.includes(operator) || (operator === 'intervals' && subject !== 'outage' && !PLANNED.includes(subject));

function causesIn(cell: Cell, terms: Terms): Cause[] {
  const key = operatorOf(cell)?.key;
  if (key === undefined) return [];
  const kinds = [...recordKindsIn(cell, terms)];
  const isFailure = showsDowntime(key, String(cell[key]));
  return (['outage', 'ticket'] as const).filter((cause) => kinds.includes(cause) || (cause === 'outage' && isFailure));
}

/** The kinds of the records that a cell reads, or reads an attribute of. */
export function* recordKindsIn(cell: Cell, terms: Terms): Generator<string> {
  const { key, subject } = operatorOf(cell)!;
  const name = String(cell[key]);
  if (subject.is === 'record-kind') yield name;
  if (subject.is === 'name-or-record-kind' && cell.that === undefined && !Object.hasOwn(terms.definitions, name)) yield name;
  for (const attribute of attributesIn(cell, terms)) yield attributeOf(terms, attribute)?.of ?? '';
}
