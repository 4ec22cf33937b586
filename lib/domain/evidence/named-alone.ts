/** Records that begin without a component while other events of them name components: they concern only these components. */
import { finding } from './findings/finding.ts';
import type { Order } from '../contract/terms.ts';
import { type Fact, factKey } from './fact.ts';
import { besides } from './incident-views.ts';
import type { FactNote } from './record-fold.ts';
import type { EvidenceRecord } from './records.ts';
import { mayBegin } from './shared-numbers.ts';
import { endIsSaid } from './vocabulary.ts';

/** Records a finding for a beginning without a component that counts only for the components in other events. Outages have a rule of their own. */
export function noteNamedAlone(record: EvidenceRecord, order: Order, note: FactNote): void {
  const { kind, id, components, facts } = record;
  if (components.length === 0 || order['without-component'] !== 'count' || OF_STATES.has(kind)) return;
  const fact = facts.find((one) => one.component === undefined && begins(one, record));
  if (!fact || besides(order, components).length === 0) return;
  const naming = factKey(facts.find(({ component }) => component !== undefined)!);
  note(fact, finding('counts-for-named', { kind, record: id, first: naming, components }));
}

const OF_STATES: ReadonlySet<string> = new Set(['outage', 'gap', 'unstarted']);

/** Whether a fact begins a record. For kinds of the contract's own without events for their end, it is the first fact. */
const begins = (fact: Fact, { kind, facts }: EvidenceRecord): boolean => mayBegin(fact, kind) || (fact === facts[0] && !endIsSaid(kind));
