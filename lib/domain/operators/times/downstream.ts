/** Times spread to whatever depends on the component. */
import { union } from '../../time/time-algebra.ts';
import { NEVER, type TimeSet } from '../../time/times.ts';
import { NO_REACH } from '../reach.ts';
import { TIMES } from './set-algebra.ts';
import { defineOperator } from '../define-operator.ts';

export const downstream = defineOperator({
  key: 'downstream',
  group: 'times',
  description: 'For each component: its own times and those of everything it depends on, directly or not.',
  subject: { is: 'name', takes: TIMES, description: 'Times for each component of a kind that has `depends-on`.' },
  params: {},
  limit: 'none',
  bounds: { subject: 'rising' },
  type(_, given, context) {
    const of = given.of('downstream');
    const kind = of.subject && 'component' in of.subject ? of.subject.component : undefined;
    if (kind === undefined || context.componentKind(kind)?.['depends-on'] === undefined) {
      // Only a kind that declares `depends-on` has times to spread.
      context.fail('wrong-grain', 'downstream', 'needs times for each component of a kind that declares `depends-on`');
    }
    return of;
  },
  reach: () => NO_REACH,
  evaluate(cell, context) {
    const own = context.column<TimeSet>(cell.downstream);
    return new Map(
      [...own.keys()].map((id) => {
        const needed = new Set([id]);
        for (const next of needed) for (const other of context.components.get(next)?.dependsOn ?? []) needed.add(other);
        return [id, [...needed].map((other) => own.get(other) ?? NEVER).reduce(union)];
      }),
    );
  },
  explain: (cell) => `${String(cell.downstream)}, and whatever depends on it`,
});
