/** What restarts or divides a timer: a change of an attribute that its hours or its limits depend on, and of no other. */
import type { EvidenceRecord } from '../../evidence/records.ts';
import type { Instant } from '../../time/instant.ts';
import type { Context } from '../context.ts';
import { LIMIT_KEYS } from '../value.ts';
import type { Cell } from '../cell.ts';

/** Instants at which one of these attributes got another value, in the words of the contract. */
export function changes(record: EvidenceRecord, governing: ReadonlySet<string>, context: Context): Instant[] {
  const found = [...governing].flatMap((name) => {
    const values = record.attributes.get(name) === undefined ? [] : context.attribute(record, name);
    return values.flatMap(({ at, value }, i) => (i > 0 && value !== values[i - 1]!.value ? [at] : []));
  });
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Attributes that the hours of a timer and the limits of its objective depend on, through however many cells. */
export function attributesBehind(cell: Cell, context: Context): ReadonlySet<string> {
  const { terms, evaluator } = context;
  const attributes = new Set<string>();
  if (cell['on-severity-change'] !== 'restart' && cell['on-severity-change'] !== 'weighted') return attributes;
  const objectives = Object.entries(terms.objectives).filter(([name]) => context.meaning(name) === cell);
  const seen = new Set<unknown>();
  const visit = (operand: unknown): void => {
    const found = typeof operand === 'string' && !seen.has(operand) ? evaluator.cell(operand) : undefined;
    if (!found) return;
    seen.add(operand);
    const by = found.cell['depending-on'];
    if (typeof by === 'string' && terms.attributes?.[by]) attributes.add(by);
    evaluator.operands(found.cell).forEach(visit);
  };
  [cell.hours, ...objectives.flatMap(([, objective]) => LIMIT_KEYS.map((edge) => objective[edge]))].forEach(visit);
  return attributes;
}
