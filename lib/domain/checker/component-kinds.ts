/** Checks component kinds: the kinds that contain them, that they depend on, and whether events about their parts count for them. */
import { pointer } from '../issue.ts';
import type { OperatorKey } from '../operators/operator.ts';
import { operatorOf } from '../operators/registry.ts';
import type { Checker } from './checker.ts';
import { isLeftOut, kindsAround } from '../operators/types/subjects.ts';

export function checkComponentKinds(checker: Checker): void {
  const kinds = checker.terms.components ?? {};
  for (const [kind, { in: outer, 'depends-on': other, parts }] of Object.entries(kinds)) {
    for (const named of [outer, other])
      if (named !== undefined && !checker.names.is('component kind', named))
        checker.fail('unknown-component-kind', pointer('components', kind), `"${named}" is no component kind`);
    let [at, depth]: [string | undefined, number] = [outer, 0];
    while (at !== undefined && at !== kind && depth < 32) [at, depth] = [kinds[at]?.in, depth + 1];
    if (at === kind) checker.fail('cycle', pointer('components', kind), `"${kind}" lies inside itself`);
    else if (parts !== undefined) checkParts(kind, checker);
  }
}

/** Operators that read events about components. */
const OF_EVENTS: ReadonlySet<OperatorKey> = new Set(['intervals', 'probes', 'requests', 'gauge']);

function checkParts(kind: string, checker: Checker): void {
  const { terms } = checker;
  const kinds = terms.components!;
  const path = pointer('components', kind, 'parts');
  if (!Object.values(kinds).some((inner) => inner.in === kind)) {
    checker.fail(
      'no-effect',
      path,
      `no kind lies in "${kind}", so it has no parts; remove the key, or write \`in: ${kind}\` at another kind`,
    );
    return;
  }
  const isRead = (each: unknown): boolean =>
    each === kind || (kindsAround(kind, kinds).includes(String(each)) && !isLeftOut(kind, String(each), kinds));
  const reads = Object.values(terms.definitions).some((definition) => {
    const operator = typeof definition === 'object' ? operatorOf(definition) : undefined;
    return operator !== undefined && OF_EVENTS.has(operator.key) && isRead((definition as { each?: unknown }).each);
  });
  if (!reads)
    checker.fail(
      'no-effect',
      path,
      `no cell reads events for each ${kind}; remove the key, or write \`each: ${kind}\` where it is to count`,
    );
}
