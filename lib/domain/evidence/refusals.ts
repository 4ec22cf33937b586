/** Why a fact does not count: its sender may not report it. */
import type { Fact } from './fact.ts';
import type { FindingText } from './findings/finding.ts';
import type { Parties } from './incident-views.ts';
import type { ReporterRules } from './reporter-rules.ts';
import { kindOf } from './vocabulary.ts';

/** Why nothing in a fact counts. A bill that does not count is kept, because it leaves the billed amount open. */
export function refusalOf(fact: Fact, reporterRules: ReporterRules, parties: Parties): FindingText | undefined {
  const { type, body } = fact;
  if (type === 'attribute.set') {
    const of = ownerKind(fact, parties);
    return of === undefined ? undefined : reporterRules.ofAttribute(fact, of, body.name!);
  }
  if (reporterRules.hasAllRecords && type !== 'ticket.severity_changed') return undefined;
  const kind = kindOf(fact);
  if (kind === undefined || type === 'charge.billed') return undefined;
  const why = reporterRules.ofRecord(fact, kind);
  if (why !== undefined || type !== 'ticket.severity_changed') return why;
  // The fact has only attributes.
  const each = Object.keys(body.attributes ?? {}).map((name) => reporterRules.ofAttribute(fact, kind, name));
  return each.includes(undefined) ? undefined : each[0];
}

/** The owner kind of an attribute: the customer, a component kind, or a record kind. */
function ownerKind(fact: Fact, { order, componentOf }: Parties): string | undefined {
  const { of, record } = fact.body;
  if (of === 'customer') return of;
  const component = of === 'component' ? componentOf(fact) : undefined;
  return component === undefined ? (record === undefined ? undefined : of) : order.components![component]!.kind;
}
