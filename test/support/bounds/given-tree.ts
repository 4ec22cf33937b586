/** A tree of credits over cells with given values, and the evaluation that it is computed from. */
import type { Credit, Terms } from '../../../lib/domain/contract/terms.ts';
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import type { Evidence } from '../../../lib/domain/evidence/evidence.ts';
import type { EvidenceRecord } from '../../../lib/domain/evidence/records.ts';
import type { Ratio } from '../../../lib/domain/money/ratio.ts';
import { Context } from '../../../lib/domain/operators/context.ts';
import type { Range } from '../../../lib/domain/operators/range.ts';
import { type CellType, type Subject, whole } from '../../../lib/domain/operators/value.ts';
import type { Evaluation } from '../../../lib/domain/statement/objectives/evaluation.ts';
import { orderOf, termsWith } from '../contracts.ts';

export type TreeValue = Ratio | Range | boolean | Range<boolean>;

/** A value for each thing that a cell is of. */
export interface GivenCell {
  readonly subject: Subject | undefined;
  readonly values: ReadonlyMap<string, TreeValue>;
}

/** Credits, and the cells that they read. */
export interface GivenTree {
  readonly credits: Readonly<Record<string, Credit>>;
  readonly rounding: Terms['money']['rounding'];
  readonly cells: ReadonlyMap<string, GivenCell>;
  /** What the credit "pay" paid before, in all and on each line. */
  readonly paid: Readonly<Record<string, readonly [string, string]>>;
}

export const ROOT = 'pay';

export const SITES = { s1: ['l1', 'l2'], s2: ['l3'] };
export const LINES = Object.values(SITES).flat();
export const TICKETS = new Map([
  ['t1', ['l1']],
  ['t2', ['l1', 'l3']],
]);

const ORDER = orderOf({
  components: {
    ...Object.fromEntries(Object.keys(SITES).map((id) => [id, { kind: 'site' }])),
    ...Object.fromEntries(Object.entries(SITES).flatMap(([site, lines]) => lines.map((id) => [id, { kind: 'line', in: site }]))),
  },
});

const EVIDENCE = {
  records: new Map([['ticket', [...TICKETS].map(([id, components]) => ({ kind: 'ticket', id, components }) as unknown as EvidenceRecord)]]),
} as unknown as Evidence;

/** What credits are computed from: the cells of a tree, as they are given. */
export function evaluationOf({ credits, rounding, cells, paid }: GivenTree): Evaluation {
  const terms = termsWith({
    components: { site: {}, line: { in: 'site' } },
    money: { currency: 'USD', rounding },
    definitions: {},
    credits,
  });
  const cellOf = (operand: unknown): GivenCell =>
    cells.get(String(operand)) ?? { subject: undefined, values: whole(parseLiteral(operand)!.value as Ratio) };
  const evaluator = {
    column: (operand: unknown) => cellOf(operand).values,
    typeOf: (operand: unknown): CellType => ({ kind: 'ratio', ...(cellOf(operand).subject && { subject: cellOf(operand).subject! }) }),
    verdicts: () => [],
    missEarlier: () => undefined,
  } as unknown as Evaluation;
  const credited = Object.fromEntries(
    Object.entries(paid).map(([index, [least, most]]) => [index, least === most ? least : `${least}..${most}`]),
  );
  const period = { start: 0, end: 1, label: '' };
  const context = new Context({
    period,
    fullPeriod: period,
    whole: period,
    rule: { zone: 'UTC' } as Context['rule'],
    terms,
    order: ORDER,
    awaitsRenewal: false,
    evidence: EVIDENCE,
    horizon: period,
    evaluator,
    soFar: () => undefined,
    earlier: () => [{ period, state: { cells: {}, credited: { [ROOT]: credited } } }],
    settles: true,
    asksWitnesses: false,
    completion: undefined,
    coverage: { isPartial: false },
    findings: [],
    recordedFindings: new Set(),
  });
  return { ...evaluator, context };
}
