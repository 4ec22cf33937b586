/** Records that begin without a component and that other events name components of: they concern these alone. */
import type { Order } from '../contract/terms.ts';
import { type Fact, factKey } from './fact.ts';
import { besides } from './incident-views.ts';
import type { Note } from './record-fold.ts';
import type { EvidenceRecord } from './records.ts';
import { mayBegin } from './shared-numbers.ts';
import { endIsSaid } from './vocabulary.ts';

/** Says of what begins a record for all components that it counts for those alone which other events of it name. Outages have a rule of their own. */
export function noteNamedAlone(record: EvidenceRecord, order: Order, note: Note): void {
  const { kind, id, components, facts } = record;
  if (components.length === 0 || order['without-component'] !== 'count' || OF_STATES.has(kind)) return;
  const fact = facts.find((one) => one.component === undefined && begins(one, record));
  if (!fact || besides(order, components).length === 0) return;
  const naming = factKey(facts.find(({ component }) => component !== undefined)!);
  const alone = components.length === 1 ? 'that alone' : 'those alone';
  note(
    fact,
    'counts-for-named',
    `it names no component, and other events of ${kind} ${id} (the first is ${naming}) name ${components.join(', ')}: it counts for ${alone}`,
  );
}

const OF_STATES: ReadonlySet<string> = new Set(['outage', 'gap', 'unstarted']);

/** Kinds of the contract's own say nothing of their beginning: it is what is said of them first. */
const begins = (fact: Fact, { kind, facts }: EvidenceRecord): boolean => mayBegin(fact, kind) || (fact === facts[0] && !endIsSaid(kind));
