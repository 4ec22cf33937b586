/** Warns of caps that never cut: each line has a base of its own, and no rate exceeds the cap. */
import { pointer } from '../../issue.ts';
import { formatPercent } from '../../money/percent.ts';
import { type Ratio, compare, greater } from '../../money/ratio.ts';
import type { Subject } from '../../operators/value.ts';
import type { Credit, Order, Terms, Contract } from '../../contract/terms.ts';
import { meaningOf } from '../../contract/meaning.ts';
import { withValues } from '../parameters.ts';
import { nameOf } from '../../operators/types/subjects.ts';
import { gifts, literalRows } from './bands.ts';
import type { CheckedTerms } from '../checked-terms.ts';
import { type LintFinding, lintFinding } from './lint-finding.ts';
import { cellOf, literalOf } from '../graph.ts';

export function* capNeverCuts(given: Terms, order: Order, _: Contract, types: CheckedTerms['types']): Generator<LintFinding> {
  const terms = withValues(given, order);
  for (const [name, credit] of Object.entries(terms.credits)) {
    const most = mostOf(terms, credit.times);
    if (!most || !hasOneLineEach(credit, types)) continue;
    for (const [i, { of, over, 'at-most': share }] of (credit.cap ?? []).entries()) {
      const said = literalOf(terms, share);
      if (of === undefined || over !== undefined || said?.kind !== 'ratio' || compare(most, said.value) > 0) continue;
      if (meaningOf(terms, of) !== meaningOf(terms, credit.of)) continue;
      yield lintFinding('cap-never-cuts', `${pointer('credits', name)}/cap/${i}`, {
        rate: String(credit.times),
        most: formatPercent(most, 2),
        base: of,
        cap: String(meaningOf(terms, share)),
      });
    }
  }
}

/** The highest rate of a credit, where the terms determine it; else undefined. */
export function mostOf(terms: Terms, times: Credit['times']): Ratio | undefined {
  const literal = literalOf(terms, times);
  if (literal?.kind === 'ratio') return literal.value;
  const rows = literalRows(terms, cellOf(terms, times));
  return rows && rows.length > 0 ? gifts(rows).reduce(greater) : undefined;
}

/** Whether each base has one line: neither the rate nor the objective has a finer subject. */
export function hasOneLineEach({ of, times, 'if-breached': breached }: Credit, types: CheckedTerms['types']): boolean {
  const subjectOf = (operand: unknown): Subject | undefined => types.get(String(operand))?.subject;
  const base = subjectOf(of);
  const finer = [subjectOf(times), subjectOf(breached)].filter((subject) => subject !== undefined);
  return finer.every((subject) => base !== undefined && nameOf(subject) === nameOf(base));
}
